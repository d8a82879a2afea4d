import type { Node, SyntaxProblem, SyntaxProblemKind } from "../tree.ts";

/** Nodes nested deeper than this are skipped and reported as `too-deep`: no input may exhaust the stack. */
export const maxDepth = 200;

/** More problems than this are not kept of one piece: nobody reads them, and garbage must stay cheap. */
export const maxProblems = 1000;

/** What is known of an anchor. `node` is null while the anchored node itself is still being read. */
export interface Anchor {
  node: Node | null;
  /** How many nodes it stands for when all aliases inside it are followed. */
  weight: number;
  /** How many aliases lie on the longest way down. */
  level: number;
}

/** Where a parser stands. One object for one piece; all functions of the YAML parser move it on. */
export interface Scan {
  readonly text: string;
  /** Nothing at or behind it is ever read. */
  readonly end: number;
  /** Subtracted from each offset that goes into the tree. */
  readonly base: number;
  pos: number;
  /** Start of the line that holds `pos`. */
  line: number;
  /** The tab in this line's indentation that is not reported yet, or -1. */
  tab: number;
  depth: number;
  /** Offset at which a flow collection was found unclosed; the collections around it end there too. */
  unclosed: number;
  /** `{` and `[` that are open around `pos`. */
  openMaps: number;
  openSeqs: number;
  /** Result of the last look at a plain scalar's first line: where it began and ended. */
  plainFrom: number;
  plainEnd: number;
  /** An alias was met whose anchor, if there is one, is elsewhere. */
  anchored: boolean;
  anchors: Map<string, Anchor> | null;
  weight: number;
  /** How many nodes the aliases stand for that were read, on trial too. */
  aliased: number;
  level: number;
  readonly problems: SyntaxProblem[];
  /** Starts and ends in turn, relative to `base`. */
  readonly comments: number[];
}

/** A scan of `[from, to)`, which must begin at the start of a line. */
export function scanOf(text: string, from: number, to: number): Scan {
  return {
    text,
    end: to,
    base: from,
    pos: from,
    line: from,
    tab: -1,
    depth: 0,
    unclosed: -1,
    openMaps: 0,
    openSeqs: 0,
    plainFrom: -1,
    plainEnd: -1,
    anchored: false,
    anchors: null,
    weight: 0,
    aliased: 0,
    level: 0,
    problems: [],
    comments: [],
  };
}

export const tab = 9;
export const lf = 10;
export const cr = 13;
export const space = 32;
export const bang = 33;
export const quote = 34;
export const hash = 35;
export const percent = 37;
export const ampersand = 38;
export const apostrophe = 39;
export const star = 42;
export const comma = 44;
export const dash = 45;
export const colon = 58;
export const greater = 62;
export const question = 63;
export const at = 64;
export const openSquare = 91;
export const backslash = 92;
export const closeSquare = 93;
export const backtick = 96;
export const openCurly = 123;
export const pipe = 124;
export const closeCurly = 125;

/** The code unit at `i`, or -1 behind the end. */
export function codeAt(s: Scan, i: number): number {
  return i < s.end ? s.text.charCodeAt(i) : -1;
}

export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** A line break or the end of the text. */
export function isEol(code: number): boolean {
  return code === lf || code === cr || code === -1;
}

/** Is the indicator at `i` one, that is, followed by a blank or the line's end? */
export function standsAlone(s: Scan, i: number): boolean {
  const next = codeAt(s, i + 1);
  return next === space || next === lf || next === -1 || next === cr || next === tab;
}

export function isFlowMark(code: number): boolean {
  return code === comma || code === openSquare || code === closeSquare || code === openCurly || code === closeCurly;
}

/** Offset of the line break (or the end) at or behind `i`. */
export function lineEnd(s: Scan, i: number): number {
  const { text, end } = s;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code === lf || code === cr) return i;
    i++;
  }
  return end;
}

/** Offset of the first character of the line behind the break at `i`. */
export function breakEnd(s: Scan, i: number): number {
  if (codeAt(s, i) === cr && codeAt(s, i + 1) === lf) return i + 2;
  return i < s.end ? i + 1 : i;
}

/** `end` moved back over blanks, not before `from`. */
export function trimEnd(text: string, from: number, end: number): number {
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

export function skipBlanks(s: Scan): number {
  let code = codeAt(s, s.pos);
  while (code === space || code === tab) code = codeAt(s, ++s.pos);
  return code;
}

/** Moves over blanks, comments and line breaks to what comes next. */
export function toContent(s: Scan): void {
  const { text, end } = s;
  let i = s.pos;
  let fresh = i === s.line;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code === space) i++;
    else if (code === lf || code === cr) {
      i = breakEnd(s, i);
      s.line = i;
      s.tab = -1;
      fresh = true;
    } else if (code === tab) {
      if (fresh && s.tab < 0) s.tab = i;
      i++;
    } else if (code === hash && (fresh || isBlank(text.charCodeAt(i - 1)))) i = comment(s, i);
    else break;
  }
  s.pos = i;
}

/** Notes the comment at `i` and returns its end. */
export function comment(s: Scan, i: number): number {
  const end = lineEnd(s, i);
  const { comments } = s;
  const start = i - s.base;
  const last = comments[comments.length - 1];
  if (last === undefined || last <= start) comments.push(start, trimEnd(s.text, i, end) - s.base);
  return end;
}

/** Ends the line behind a node: whatever else stands there is reported. Then moves to the next content. */
export function closeLine(s: Scan): void {
  const before = s.pos;
  const code = skipBlanks(s);
  if (!isEol(code) && !(code === hash && (s.pos > before || s.pos === s.line))) {
    const end = contentEnd(s, s.pos);
    problem(s, "unexpected", s.pos, end, "Nothing may follow the value on its line. Remove this or quote the value.");
    s.pos = end;
  }
  toContent(s);
}

/** End of what is written on the line from `i` on: before a comment and the blanks in front of it. */
export function contentEnd(s: Scan, i: number): number {
  const from = i;
  const end = lineEnd(s, i);
  for (; i < end; i++) {
    if (s.text.charCodeAt(i) === hash && i > from && isBlank(s.text.charCodeAt(i - 1))) break;
  }
  return trimEnd(s.text, from, i);
}

export function problem(s: Scan, kind: SyntaxProblemKind, start: number, end: number, message: string): void {
  if (s.problems.length >= maxProblems) return;
  s.problems.push({ kind, start: start - s.base, end: end - s.base, message });
}

/** Reports a tab in the indentation of the line at hand, once. */
export function noTab(s: Scan): void {
  if (s.tab < 0) return;
  let end = s.tab;
  while (isBlank(codeAt(s, end))) end++;
  problem(s, "tab-indent", s.tab, end, "YAML is indented with spaces. Replace the tab by spaces.");
  s.tab = -1;
}
