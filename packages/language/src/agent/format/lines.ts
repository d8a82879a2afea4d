import type { SourceDocument, TextEdit } from "../../syntax/document.ts";
import type { FormatOptions } from "./options.ts";

/**
 * Takes blanks off the ends of lines, and blank lines away where two or more follow each other, at the beginning and at
 * the end. Lines in `kept` (from, to exclusive) are not touched.
 */
export function blankLines(
  { text, lines }: SourceDocument,
  kept: readonly (readonly [from: number, to: number])[],
  { finalNewline }: FormatOptions,
): TextEdit[] {
  const fixed = new Uint8Array(lines.count);
  for (const [from, to] of kept) fixed.fill(1, from, to);
  const isBlankLine = (line: number) => isBlankText(text, lines.start(line), lines.start(line + 1));
  let count = lines.count;
  while (count > 0 && fixed[count - 1] === 0 && isBlankLine(count - 1)) count--;
  if (count === 0) return [];
  const edits: TextEdit[] = [];
  // Before the first line it is as behind a blank one: none may follow.
  let afterBlank = true;
  for (let line = 0; line < count; line++) {
    if (fixed[line] === 1) {
      afterBlank = false;
      continue;
    }
    const start = line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : lines.start(line);
    const next = lines.start(line + 1);
    const blank = isBlankText(text, start, next);
    if (blank && afterBlank) edits.push({ start, end: next, text: "" });
    else {
      let end = next;
      while (end > start && isBreak(text.charCodeAt(end - 1))) end--;
      let trimmed = end;
      while (trimmed > start && isBlank(text.charCodeAt(trimmed - 1))) trimmed--;
      if (trimmed < end) edits.push({ start: trimmed, end, text: "" });
    }
    afterBlank = blank;
  }
  const end = lines.start(count);
  if (end < text.length) edits.push({ start: end, end: text.length, text: "" });
  else if (finalNewline && fixed[count - 1] === 0 && !isBreak(text.charCodeAt(end - 1))) {
    const eol = text[lines.start(1) - 2] === "\r" ? "\r\n" : "\n";
    edits.push({ start: end, end, text: eol });
  }
  return edits;
}

/** Nothing but blanks and line breaks; a byte order mark counts as nothing. */
function isBlankText(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isBlank(code) && !isBreak(code) && (code !== 0xfeff || at > 0)) return false;
  }
  return true;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
