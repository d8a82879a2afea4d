import type { SyntaxProblem, SyntaxProblemKind } from "../tree.ts";
import { maxProblems } from "../yaml/scan.ts";

/** Where the JSON parser stands. */
export interface JsonScan {
  readonly text: string;
  readonly comments: "allowed" | "reported";
  pos: number;
  /** Start of the piece: subtracted from each offset that goes into the tree. */
  base: number;
  depth: number;
  /** `{` and `[` that are open around `pos`. */
  openMaps: number;
  openSeqs: number;
  /** Where something was found missing: what follows from that is not reported again. */
  unclosed: number;
  /** Strings must not hold on to the text: it is one of many versions, the pieces may outlive it. */
  detach: boolean;
  problems: SyntaxProblem[];
  commentList: number[];
}

export function jsonScan(text: string, comments: "allowed" | "reported", start: number): JsonScan {
  return {
    text,
    comments,
    pos: start,
    base: start,
    depth: 0,
    openMaps: 0,
    openSeqs: 0,
    unclosed: -1,
    detach: false,
    problems: [],
    commentList: [],
  };
}

export const lf = 10;
export const cr = 13;
export const quote = 34;
export const apostrophe = 39;
export const comma = 44;
export const slash = 47;
export const colon = 58;
export const openSquare = 91;
export const closeSquare = 93;
export const openCurly = 123;
export const closeCurly = 125;

export function problem(s: JsonScan, kind: SyntaxProblemKind, start: number, end: number, message: string): void {
  if (s.problems.length >= maxProblems) return;
  s.problems.push({ kind, start: start - s.base, end: end - s.base, message });
}

/** Moves over blanks, line breaks and comments; gives the next character, -1 at the end. */
export function gap(s: JsonScan): number {
  const { text } = s;
  for (;;) {
    const code = text.charCodeAt(s.pos);
    if (code === 32 || code === lf || code === cr || code === 9) s.pos++;
    else if (code === slash && comment(s)) continue;
    else return s.pos < text.length ? code : -1;
  }
}

/** Takes the comment at `pos`, if there is one. */
function comment(s: JsonScan): boolean {
  const { text, pos } = s;
  const second = text.charCodeAt(pos + 1);
  let end: number;
  if (second === slash) end = lineEnd(text, pos);
  else if (second === 42) {
    const close = text.indexOf("*/", pos + 2);
    end = close < 0 ? text.length : close + 2;
    if (close < 0) problem(s, "unexpected", pos, pos + 2, 'This comment has no end. Close it with "*/".');
  } else return false;
  if (s.comments === "reported") {
    problem(s, "comment-in-json", pos, end, "JSON has no comments. Remove it, or rename the file to .agent.jsonc.");
  }
  s.commentList.push(pos - s.base, end - s.base);
  s.pos = end;
  return true;
}

export function lineEnd(text: string, i: number): number {
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === lf || code === cr) return i;
  }
  return i;
}

function isBreak(code: number): boolean {
  return code === lf || code === cr;
}

/** Does a string with a colon behind it begin at `i`? */
export function keyAhead(text: string, i: number): boolean {
  if (text.charCodeAt(i) !== quote) return false;
  i++;
  for (;;) {
    const code = text.charCodeAt(i);
    if (code === quote) break;
    if (Number.isNaN(code) || code === lf || code === cr) return false;
    i += code === 92 && !isBreak(text.charCodeAt(i + 1)) ? 2 : 1;
  }
  for (i++; ; i++) {
    const code = text.charCodeAt(i);
    if (code === colon) return true;
    if (code !== 32 && code !== 9 && code !== lf && code !== cr) return false;
  }
}
