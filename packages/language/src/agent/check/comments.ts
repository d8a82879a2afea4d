import type { SourceDocument } from "../../syntax/index.ts";
import { commentsOf } from "../../syntax/index.ts";

/** One code in one suppress comment. */
export interface Suppression {
  /** As written: a code, or a rule's name. */
  readonly code: string;
  /** The line that it speaks of, or every line. */
  readonly line: number | "file";
  /** Where the code stands. */
  readonly start: number;
  readonly end: number;
}

const marker = /^(?:#+|\/\/+|\/\*+)[ \t]*agentwright-disable-(next-line|line|file)((?:[ \t,]+[A-Za-z][A-Za-z0-9-]*)*)/;

/** The suppress comments of a text, code by code. Plain JSON has no comments and so has none. */
export function suppressionsIn(document: SourceDocument): readonly Suppression[] {
  if (document.syntax === "json" || !document.text.includes("agentwright-disable-")) return [];
  const found: Suppression[] = [];
  for (const comment of commentsOf(document)) {
    const match = marker.exec(comment.text);
    if (!match) continue;
    const here = document.lines.positionAt(comment.start).line;
    const line = match[1] === "file" ? "file" : match[1] === "line" ? here : here + 1;
    const codes = match[2] ?? "";
    const codesAt = comment.start + match[0].length - codes.length;
    for (const code of codes.matchAll(/[A-Za-z][A-Za-z0-9-]*/g)) {
      const start = codesAt + code.index;
      found.push({ code: code[0], line, start, end: start + code[0].length });
    }
  }
  return found;
}
