import type { Role } from "../pieces.ts";

/** Where a piece ends and what begins there. */
export interface Cut {
  readonly end: number;
  /** null: the text ends there. */
  readonly next: Role | null;
  readonly column: number;
  /** The piece turned out to be the head of a list: the items follow. */
  readonly head: boolean;
  /** A key with a colon stands in its first line. */
  readonly keyed: boolean;
}

const lf = 10;
const cr = 13;
const byteOrderMark = 0xfeff;

/**
 * Finds the end of the piece that begins at `start` by looking at the beginnings of lines alone. Gives null where the
 * text can't be cut: directives, several documents, anchors, flow style or a list at the root.
 */
export function cutYaml(text: string, start: number, role: Role, column: number): Cut | null {
  const length = text.length;
  let i = start;
  let keyed = false;
  let fresh = false;
  if (role === "gap") {
    if (text.charCodeAt(0) === byteOrderMark) i = 1;
  } else {
    if (role === "entries") {
      const kind = headKind(text, i, length);
      keyed = kind > 0;
      fresh = kind === 2;
    }
    i = nextLine(text, i, length);
  }
  let marked = false;
  while (i < length) {
    const line = i;
    let code = text.charCodeAt(i);
    while (code === 32 || code === 9) code = text.charCodeAt(++i);
    if (i >= length) break;
    if (code === lf || code === cr || code === 35) {
      i = nextLine(text, i, length);
      continue;
    }
    const found = i - line;
    if (code === 45 && isEnd(text, i + 1, length)) {
      if (role === "gap") return null;
      if (role === "item" ? found <= column : fresh) {
        return { end: line, next: "item", column: role === "item" ? column : found, head: fresh, keyed };
      }
    } else if (found === 0 && code !== 93 && code !== 125) {
      if (code === 45 && isMarker(text, i, length)) {
        if (role !== "gap" || marked || !isBare(text, i + 3, length)) return null;
        marked = true;
        i = nextLine(text, i, length);
        continue;
      }
      if (needsWhole(text, i, code, length)) return null;
      return { end: line, next: "entries", column: 0, head: false, keyed };
    } else if (role === "gap") return null;
    fresh = false;
    i = nextLine(text, i, length);
  }
  return { end: length, next: null, column: 0, head: false, keyed };
}

function nextLine(text: string, i: number, length: number): number {
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > cr) continue;
    if (code === lf) return i + 1;
    if (code === cr) return text.charCodeAt(i + 1) === lf ? i + 2 : i + 1;
  }
  return length;
}

/** Does the text end at `i`, or is there a blank or a line break? */
function isEnd(text: string, i: number, length: number): boolean {
  if (i >= length) return true;
  const code = text.charCodeAt(i);
  return code === 32 || code === lf || code === cr || code === 9;
}

function isMarker(text: string, i: number, length: number): boolean {
  return text.startsWith("---", i) && isEnd(text, i + 3, length);
}

/** Is there nothing but blanks and a comment on the rest of the line? */
function isBare(text: string, i: number, length: number): boolean {
  const from = i;
  while (i < length && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i++;
  if (i >= length) return true;
  const code = text.charCodeAt(i);
  return code === lf || code === cr || (code === 35 && i > from);
}

/** Lines at the margin that mean more than their own section. */
function needsWhole(text: string, i: number, code: number, length: number): boolean {
  switch (code) {
    case 33: // !
    case 37: // %
    case 38: // &
    case 42: // *
    case 62: // >
    case 91: // [
    case 123: // {
    case 124: // |
      return true;
    case 63: // ?
    case 58: // :
      return isEnd(text, i + 1, length);
    case 46: // .
      return text.startsWith("...", i) && isEnd(text, i + 3, length);
    default:
      return false;
  }
}

/** 0: no key with a colon begins at `i`; 1: one with something behind it; 2: one with nothing behind it. */
function headKind(text: string, i: number, length: number): 0 | 1 | 2 {
  const from = i;
  const mark = text.charCodeAt(i);
  const isQuoted = mark === 34 || mark === 39;
  if (isQuoted) {
    for (i++; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code === lf || code === cr) return 0;
      if (code === 92 && mark === 34) {
        if (text.charCodeAt(i + 1) !== lf && text.charCodeAt(i + 1) !== cr) i++;
      } else if (code === mark) {
        if (mark !== 39 || text.charCodeAt(i + 1) !== 39) break;
        i++;
      }
    }
    i++;
  }
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 58 && isEnd(text, i + 1, length)) return isBare(text, i + 1, length) ? 2 : 1;
    if (code === lf || code === cr) return 0;
    if (code === 35 && i > from && (text.charCodeAt(i - 1) === 32 || text.charCodeAt(i - 1) === 9)) return 0;
    if (isQuoted && code !== 32 && code !== 9) return 0;
  }
  return 0;
}
