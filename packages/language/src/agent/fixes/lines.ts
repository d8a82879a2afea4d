import type { SourceDocument, TextEdit } from "../../syntax/index.ts";

/** Is the config itself written in braces, as JSON is? */
export function isFlowRoot(document: SourceDocument): boolean {
  return document.syntax !== "yaml" || document.text.trimStart().startsWith("{");
}

export function startOfLine(document: SourceDocument, offset: number): number {
  return document.lines.start(document.lines.positionAt(offset).line);
}

/** Before the line's break, and before the break of CRLF too. */
export function endOfLine(document: SourceDocument, offset: number): number {
  const rest = document.text.slice(offset).search(/[\r\n]/);
  return rest < 0 ? document.text.length : offset + rest;
}

/** The blanks that the line of an offset begins with. */
export function indentOf(document: SourceDocument, offset: number): string {
  const start = startOfLine(document, offset);
  return /^[ \t]*/.exec(document.text.slice(start, offset))?.[0] ?? "";
}

/** The dash of a block list's element; the element itself if there is none before it. */
export function dashOf(document: SourceDocument, element: number): number {
  let at = element - 1;
  while (at >= 0 && /[ \t]/.test(document.text[at] ?? "")) at--;
  return document.text[at] === "-" ? at : element;
}

/** Removes something from between braces or brackets, together with one comma. */
export function removeBetween(document: SourceDocument, start: number, end: number): TextEdit {
  const after = /^[ \t]*,[ \t]*(?:\r?\n[ \t]*)?/.exec(document.text.slice(end));
  if (after) return { start, end: end + after[0].length, text: "" };
  const before = /,[ \t]*(?:\r?\n[ \t]*)?$/.exec(document.text.slice(0, start));
  return { start: start - (before?.[0].length ?? 0), end, text: "" };
}

/** The line break that a text uses: that of its first line. */
export function breakOf(document: SourceDocument): string {
  return document.text[document.lines.start(1) - 2] === "\r" ? "\r\n" : "\n";
}

/** Adds lines behind the end of a line. */
export function newLine(document: SourceDocument, at: number, text: string): TextEdit {
  return { start: at, end: at, text: `\n${text}`.replaceAll("\n", breakOf(document)) };
}
