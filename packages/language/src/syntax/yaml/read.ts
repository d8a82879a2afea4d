import type { Reading, Role } from "../pieces.ts";
import type { Node } from "../tree.ts";
import { blockNode, type Frame } from "./block.ts";
import { blockMap } from "./map.ts";
import { contentEnd, cr, hash, isBlank, lf, lineEnd, percent, problem, type Scan, scanOf, toContent } from "./scan.ts";
import { blockSeq } from "./seq.ts";

const byteOrderMark = 0xfeff;
/** Most pieces have no problem and no comment: they share this. */
const none: readonly never[] = [];
/** A piece whose aliases stand for more nodes than this is read with all others: together they must not go too far. */
const mostAliased = 2000;
const rootFrame: Frame = { floor: -1, keyFloor: -1, dashFloor: -1, inSeq: false };

/** Reads one piece that `cutYaml` found. */
export function readPiece(text: string, from: number, to: number, role: Role, column: number): Reading {
  const s = scanOf(text, from, to);
  if (role === "gap") {
    skipMark(s);
    return done(s, {});
  }
  toContent(s);
  if (role === "item") {
    const frame: Frame = { floor: 0, keyFloor: 0, dashFloor: -1, inSeq: false };
    return done(s, { seq: blockSeq(s, column, frame) });
  }
  return done(s, { entries: blockMap(s, 0, rootFrame, null, s.pos).entries });
}

function done(s: Scan, reading: Partial<Reading>): Reading {
  const { problems, comments } = s;
  return {
    ...reading,
    problems: problems.length > 0 ? problems : none,
    comments: comments.length > 0 ? comments : none,
    anchored: s.anchored || s.aliased > mostAliased,
  };
}

/** Over a byte order mark, comments and a first `---`. */
function skipMark(s: Scan): void {
  if (s.text.charCodeAt(s.pos) === byteOrderMark) s.line = ++s.pos;
  toContent(s);
  if (!s.text.startsWith("---", s.pos) || s.pos >= s.end) return;
  s.pos += 3;
  toContent(s);
}

/** Reads a text that can't be cut. The first document counts; a further one is reported. */
export function readWhole(text: string): Reading {
  const { from, to, extra } = firstDocument(text);
  const s = scanOf(text, 0, to);
  skipTo(s, from);
  let root: Node | null = null;
  if (s.pos < s.end) {
    root = blockNode(s, rootFrame);
    if (s.pos < s.end) {
      const message =
        "This belongs to nothing: the value above is complete. Remove it, or make all of it keys and values.";
      problem(s, "unexpected", s.pos, contentEnd(s, s.pos), message);
    }
  }
  if (extra >= 0) {
    const message = "A config is one document. What follows here is not read: move it to a file of its own.";
    s.problems.push({ kind: "extra-document", start: extra, end: extra + 3, message });
  }
  return done(s, { root });
}

/** Goes to `from`, noting the comments on the way. */
function skipTo(s: Scan, from: number): void {
  if (s.text.charCodeAt(0) === byteOrderMark) s.line = ++s.pos;
  toContent(s);
  while (s.pos < from) {
    s.pos = Math.min(from, lineEnd(s, s.pos));
    toContent(s);
  }
}

/** Extent of the first document's content, and where a second one begins, or -1. */
function firstDocument(text: string): { from: number; to: number; extra: number } {
  const length = text.length;
  let line = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  let from = 0;
  let prologue = true;
  while (line < length) {
    if (prologue && isMarker(text, "---", line)) {
      from = line + 3;
      prologue = false;
    } else if (isMarker(text, "---", line)) return { from, to: line, extra: line };
    else if (isMarker(text, "...", line)) return { from, to: line, extra: contentAfter(text, line) };
    else if (prologue && !isPrologue(text, line)) prologue = false;
    line = nextLine(text, line);
  }
  return { from, to: length, extra: -1 };
}

function isMarker(text: string, marker: string, line: number): boolean {
  if (text.charCodeAt(line) !== marker.charCodeAt(0) || !text.startsWith(marker, line)) return false;
  const next = text.charCodeAt(line + 3);
  return Number.isNaN(next) || isBlank(next) || next === lf || next === cr;
}

/** A directive, a comment or a blank line. */
function isPrologue(text: string, line: number): boolean {
  let i = line;
  if (text.charCodeAt(i) === percent) return true;
  while (isBlank(text.charCodeAt(i))) i++;
  const code = text.charCodeAt(i);
  return Number.isNaN(code) || code === lf || code === cr || code === hash;
}

function nextLine(text: string, i: number): number {
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === lf) return i + 1;
    if (code === cr) return text.charCodeAt(i + 1) === lf ? i + 2 : i + 1;
  }
  return text.length;
}

/** Where content follows the end mark in `line` (blanks, comments and further end marks are none), or -1. */
function contentAfter(text: string, line: number): number {
  for (; line < text.length; line = nextLine(text, line)) {
    if (text.charCodeAt(line) === percent) return line;
    if (!isMarker(text, "...", line) && !isPrologue(text, line)) return line;
  }
  return -1;
}
