import type { Piece, PieceGroup, SourceDocument } from "../../syntax/index.ts";
import { commentsIn } from "../../syntax/index.ts";

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

/** Codes of one comment that count: there are fewer rules that anybody suppresses at once. */
const mostCodes = 100;

/** The same in a piece: offsets and the comment's start relative to that. */
interface PieceSuppression {
  readonly piece: Piece;
  readonly code: string;
  readonly scope: string;
  readonly comment: number;
  readonly start: number;
}

const byGroup = new WeakMap<PieceGroup, readonly PieceSuppression[]>();

/** The suppress comments of a text, code by code. Plain JSON has no comments and so has none. */
export function suppressionsIn(document: SourceDocument): readonly Suppression[] {
  if (document.syntax === "json") return [];
  const found: Suppression[] = [];
  for (const group of document.groups) {
    for (const { piece, code, scope, comment, start: from } of inGroup(group)) {
      const here = scope === "file" ? 0 : document.lines.positionAt(piece.start + comment).line;
      const line = spokenLine(scope, here);
      const start = piece.start + from;
      found.push({ code, line, start, end: start + code.length });
    }
  }
  return found;
}

function inGroup(group: PieceGroup): readonly PieceSuppression[] {
  let found = byGroup.get(group);
  if (!found) {
    found = group.pieces.flatMap(piece => [...inPiece(piece)]);
    byGroup.set(group, found);
  }
  return found;
}

function* inPiece(piece: Piece): Generator<PieceSuppression> {
  for (const { start, text } of commentsIn(piece)) {
    for (const found of codesIn(text)) {
      yield { piece, ...found, comment: start - piece.start, start: start - piece.start + found.start };
    }
  }
}

/** The codes that a comment names, and where in it, if it is one that suppresses. */
export function* codesIn(
  comment: string,
): Generator<{ readonly code: string; readonly scope: string; readonly start: number }> {
  const match = marker.exec(comment);
  if (!match) return;
  const codes = match[2] ?? "";
  const codesAt = match[0].length - codes.length;
  let left = mostCodes;
  for (const code of codes.matchAll(/[A-Za-z][A-Za-z0-9-]*/g)) {
    if (left-- === 0) break;
    yield { code: code[0], scope: match[1] ?? "", start: codesAt + code.index };
  }
}

/** Which line a suppression in a line speaks of. */
export function spokenLine(scope: string, line: number): number | "file" {
  return scope === "file" ? "file" : scope === "line" ? line : line + 1;
}
