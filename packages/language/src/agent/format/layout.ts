import type { TextEdit } from "../../syntax/document.ts";

/** Collects edits of the blanks of a text: they are all that formatting ever changes. */
export class Layout {
  readonly edits: TextEdit[] = [];
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /**
   * Sets the token at `offset`: in `column` if a line begins with it, else `spaces` behind what stands before it. Tells
   * whether a line begins with it.
   */
  place(offset: number, column: number, spaces: number): boolean {
    const { text } = this;
    let from = offset;
    let plain = true;
    for (let code = text.charCodeAt(from - 1); code === 32 || code === 9; code = text.charCodeAt(from - 1)) {
      from--;
      if (code === 9) plain = false;
    }
    const first = beginsLine(text, from);
    const want = first ? column : spaces;
    const have = offset - from;
    if (!plain) this.edits.push({ start: from, end: offset, text: " ".repeat(want) });
    else if (have > want) this.edits.push({ start: from, end: from + have - want, text: "" });
    else if (have < want) this.edits.push({ start: from, end: from, text: " ".repeat(want - have) });
    return first;
  }
}

/** Is `offset` where a line begins? A byte order mark is before the first one. */
export function beginsLine(text: string, offset: number): boolean {
  if (offset <= 0) return true;
  const before = text.charCodeAt(offset - 1);
  return before === 10 || before === 13 || (offset === 1 && before === 0xfeff);
}

/** Columns between the beginning of its line and `offset`. */
export function columnOf(text: string, offset: number): number {
  let from = offset;
  while (!beginsLine(text, from)) from--;
  return offset - from;
}

/** Does a line begin with what stands at `offset`, blanks aside? */
export function isFirst(text: string, offset: number): boolean {
  let from = offset;
  while (text.charCodeAt(from - 1) === 32 || text.charCodeAt(from - 1) === 9) from--;
  return beginsLine(text, from);
}
