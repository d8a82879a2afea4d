import type { ScalarNode } from "../tree.ts";
import { decodePlain } from "./decode.ts";
import { pencil } from "./pencil.ts";
import { resolvePlain } from "./resolve.ts";
import {
  breakEnd,
  codeAt,
  colon,
  comma,
  contentEnd,
  cr,
  dash,
  hash,
  isBlank,
  isFlowMark,
  lf,
  lineEnd,
  problem,
  question,
  type Scan,
  space,
  standsAlone,
  tab,
  trimEnd,
} from "./scan.ts";

/**
 * End of the plain scalar that begins at `i`, on this line: before a colon that makes it a key, a comment or the
 * line's end, blanks cut off. Remembers the last answer, since keys are looked for before values are read.
 */
export function plainLineEnd(s: Scan, i: number): number {
  if (s.plainFrom === i) return s.plainEnd;
  const { text, end } = s;
  const from = i;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code > colon) continue;
    if (code === colon) {
      if (standsAlone(s, i)) break;
    } else if (code === lf || code === cr) break;
    else if (code === hash && i > from && isBlank(text.charCodeAt(i - 1))) break;
  }
  s.plainFrom = from;
  s.plainEnd = trimEnd(text, from, i);
  return s.plainEnd;
}

/** The same inside `[…]` or `{…}`, where commas and brackets end it too. */
export function plainFlowEnd(s: Scan, i: number): number {
  const { text, end } = s;
  const from = i;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isFlowMark(code) || code === lf || code === cr) break;
    if (code === colon && (standsAlone(s, i) || isFlowMark(codeAt(s, i + 1)))) break;
    if (code === hash && i > from && isBlank(text.charCodeAt(i - 1))) break;
  }
  return trimEnd(text, from, i);
}

/** Does a colon that makes a key of what ends at `i` follow, with nothing but blanks between? */
export function colonFollows(s: Scan, i: number): boolean {
  while (isBlank(codeAt(s, i))) i++;
  return codeAt(s, i) === colon && standsAlone(s, i);
}

/** Reads a plain scalar of block style whose continuation lines stand right of `floor`. Leaves `pos` at its end. */
export function plainBlock(s: Scan, floor: number): ScalarNode {
  const start = s.pos;
  let end = plainLineEnd(s, start);
  if (end < s.end && colonFollows(s, end)) {
    let at = end;
    while (codeAt(s, at) !== colon) at++;
    problem(
      s,
      "unexpected",
      at,
      at + 1,
      "A colon and a space begin a value. Put quotes around the whole text, or move the inner key to a line of its own.",
    );
    end = contentEnd(s, start);
    s.pos = end;
    return plainNode(s, start, end, false);
  }
  let many = false;
  for (;;) {
    const next = nextPlainLine(s, end, floor);
    if (next < 0) break;
    const nextEnd = plainLineEnd(s, next);
    if (nextEnd === next || colonFollows(s, nextEnd)) break;
    s.line = lineStart(s, next);
    end = nextEnd;
    many = true;
  }
  s.pos = end;
  return plainNode(s, start, end, many);
}

/** Reads a plain scalar inside a flow collection. As a key it may go over lines, as a value it ends before a key. */
export function plainFlow(s: Scan, floor: number, key: boolean): ScalarNode {
  const start = s.pos;
  let end = plainFlowEnd(s, start);
  let many = false;
  for (;;) {
    const next = nextPlainLine(s, end, floor);
    if (next < 0 || isFlowMark(codeAt(s, next))) break;
    if (codeAt(s, next) === colon && standsAlone(s, next)) break;
    const nextEnd = plainFlowEnd(s, next);
    if (nextEnd === next || (!key && colonFollows(s, nextEnd))) break;
    s.line = lineStart(s, next);
    end = nextEnd;
    many = true;
  }
  s.pos = end;
  return plainNode(s, start, end, many);
}

/** Where the line after `end` goes on with a plain scalar, or -1: another line break, comment or node is there. */
function nextPlainLine(s: Scan, end: number, floor: number): number {
  let i = end;
  while (isBlank(codeAt(s, i))) i++;
  let code = codeAt(s, i);
  if (code !== lf && code !== cr) return -1;
  let line = i;
  while (code === lf || code === cr || code === space || code === tab) {
    if (code === lf || code === cr) {
      i = breakEnd(s, i);
      line = i;
    } else i++;
    code = codeAt(s, i);
  }
  return i < s.end && code !== hash && i - line > floor ? i : -1;
}

function lineStart(s: Scan, i: number): number {
  while (i > s.line && isBlank(s.text.charCodeAt(i - 1))) i--;
  return i;
}

function plainNode(s: Scan, start: number, end: number, many: boolean): ScalarNode {
  let value: string;
  if (many) {
    const p = pencil(false);
    decodePlain(p, s.text, start, end);
    value = p.value;
  } else value = s.text.slice(start, end);
  s.weight++;
  return {
    kind: "scalar",
    start: start - s.base,
    end: end - s.base,
    value: many ? value : resolvePlain(value),
    style: "plain",
  };
}

/** A plain scalar of one line, as a key is. */
export function plainKey(s: Scan, start: number, end: number): ScalarNode {
  return plainNode(s, start, end, false);
}

/** The null that stands where nothing is written. */
export function emptyScalar(s: Scan, at: number): ScalarNode {
  return { kind: "scalar", start: at - s.base, end: at - s.base, value: null, style: "plain" };
}

/**
 * Is the line at `pos`, which holds no key, followed by lines of the same column the first of which with a colon is a
 * key? Then it is a key still being typed.
 */
export function keyBelow(s: Scan, column: number): boolean {
  let i = lineEnd(s, s.pos);
  while (i < s.end) {
    const line = breakEnd(s, i);
    i = line;
    while (codeAt(s, i) === space) i++;
    const code = codeAt(s, i);
    if (code === lf || code === cr || code === hash || code === tab) {
      i = lineEnd(s, i);
      continue;
    }
    if (code === -1 || i - line !== column || (code === dash && standsAlone(s, i))) return false;
    if (colonFollows(s, plainLineEnd(s, i))) return true;
    i = lineEnd(s, i);
  }
  return false;
}

/** Can a plain scalar begin with the character at `i`? Reports the reserved ones, which are then read all the same. */
export function checkPlainStart(s: Scan, i: number, flow = false): void {
  const code = codeAt(s, i);
  const reserved = code === 64 || code === 96 || code === 37 || code === comma || code === 93 || code === 125;
  const sign = code === dash || code === question || code === colon;
  const lone = sign && (standsAlone(s, i) || (flow && isFlowMark(codeAt(s, i + 1))));
  if (!reserved && !lone) return;
  const mark = s.text[i] ?? "";
  problem(s, "bad-value", i, i + 1, `A value can't begin with "${mark}". Put quotes around it.`);
}
