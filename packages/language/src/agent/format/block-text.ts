import type { Lines } from "../../syntax/lines.ts";

/** Lines of a block scalar that are its content; the first line is the one below the header. */
export interface BlockText {
  readonly firstLine: number;
  /** One past the last. Blank lines behind it mean nothing, unless the header says `+`. */
  readonly endLine: number;
  /** The header says how far the text is indented, counted from what holds it. */
  readonly fixed: boolean;
}

/** Finds the content of the block scalar whose header is at `start` and of which `indent` columns are cut off. */
export function blockText(text: string, lines: Lines, start: number, indent: number): BlockText {
  const header = /^[|>][-+1-9]*/.exec(text.slice(start, start + 4))?.[0] ?? "";
  const keeps = header.includes("+");
  const firstLine = lines.positionAt(start).line + 1;
  let endLine = firstLine;
  for (let line = firstLine; line < lines.count; line++) {
    const from = lines.start(line);
    if (from >= text.length) break;
    const blanks = blanksAt(text, from);
    if (isBreak(text.charCodeAt(from + blanks))) {
      if (keeps || blanks > indent) endLine = line + 1;
    } else if (spacesAt(text, from) >= indent) endLine = line + 1;
    else break;
  }
  return { firstLine, endLine, fixed: /[1-9]/.test(header) };
}

/** How many blanks a line begins with. */
export function blanksAt(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at - from;
}

function spacesAt(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at - from;
}

/** A line break, or the end of the text. */
export function isBreak(code: number): boolean {
  return code === 10 || code === 13 || Number.isNaN(code);
}
