import type { Entry, MapNode, Node, ScalarNode } from "../tree.ts";
import { blockNode, type Frame, lineValue, nodeBelow, valueFrame } from "./block.ts";
import { scalarKey } from "./flow.ts";
import { halfKey } from "./half.ts";
import { readKey } from "./key.ts";
import { keyName, reportAmong, reportDuplicate } from "./keys.ts";
import {
  codeAt,
  colon,
  dash,
  hash,
  isEol,
  noTab,
  problem,
  question,
  type Scan,
  skipBlanks,
  standsAlone,
  toContent,
} from "./scan.ts";
import { blockSeq } from "./seq.ts";

/**
 * Reads the map that begins at `start` in `column`; `first` is its first key if that is read already, else `pos` is
 * still at `start`. Lines right of `frame.keyFloor` belong to it, but should stand in `column`.
 */
export function blockMap(s: Scan, column: number, frame: Frame, first: ScalarNode | null, start: number): MapNode {
  const entries: Entry[] = [];
  let names: Set<string> | null = null;
  let end = start;
  let odd = column;
  let key = first;
  s.weight++;
  while (key || s.pos < s.end) {
    const at = key ? start : s.pos;
    const found = at - s.line;
    if (!key) {
      if (found <= frame.keyFloor) break;
      if (codeAt(s, at) === dash && standsAlone(s, at)) {
        if (frame.inSeq && found < column) break;
        strayDash(s, found);
        continue;
      }
      if (found !== column && found !== odd) badIndent(s, at, column);
      odd = found;
    }
    if (s.tab >= 0) noTab(s);
    const entry = key ? entryOf(s, key, at, found) : readEntry(s, at, found);
    key = null;
    if (!entry) continue;
    if (entries.length > 8) names ??= new Set(entries.map(other => keyName(other.key)));
    if (names) reportDuplicate(s, names, entry.key);
    else if (entries.length > 0) reportAmong(s, entries, entry.key);
    entries.push(entry);
    end = entry.end + s.base;
  }
  return { kind: "map", start: start - s.base, end: end - s.base, entries, flow: false };
}

function badIndent(s: Scan, at: number, column: number): void {
  problem(s, "bad-indent", at, at + 1, `This line should begin in column ${column + 1}, like the keys above it.`);
}

function readEntry(s: Scan, at: number, column: number): Entry | null {
  if (codeAt(s, at) === question && standsAlone(s, at)) return explicitEntry(s, at, column);
  const key = readKey(s, column);
  return key ? entryOf(s, key, at, column) : halfKey(s, at, column);
}

/** The value of a key whose colon was just taken. */
function entryOf(s: Scan, key: ScalarNode, at: number, column: number): Entry {
  const colonEnd = s.pos;
  const frame = valueFrame(column);
  const code = skipBlanks(s);
  let value: Node | null;
  if (isEol(code) || (code === hash && s.pos > colonEnd)) {
    toContent(s);
    value = nodeBelow(s, frame);
  } else value = lineValue(s, frame);
  const end = value ? Math.max(value.end, colonEnd - s.base) : colonEnd - s.base;
  return { key, value, start: at - s.base, end };
}

/** `? key`, and `: value` on a line of its own below. */
function explicitEntry(s: Scan, at: number, column: number): Entry {
  s.pos++;
  const markEnd = s.pos;
  const node = nodeAfterMark(s, column, markEnd);
  const key = scalarKey(s, node, markEnd);
  const end = Math.max(key.end, markEnd - s.base);
  if (s.pos - s.line === column && codeAt(s, s.pos) === colon && standsAlone(s, s.pos)) {
    s.pos++;
    const colonEnd = s.pos;
    const value = nodeAfterMark(s, column, colonEnd);
    return { key, value, start: at - s.base, end: value ? value.end : colonEnd - s.base };
  }
  return { key, value: null, start: at - s.base, end };
}

/** Behind `?` and its `:` a map or list may begin on the same line. */
function nodeAfterMark(s: Scan, column: number, markEnd: number): Node | null {
  const frame = valueFrame(column);
  const code = skipBlanks(s);
  if (!isEol(code) && !(code === hash && s.pos > markEnd)) return blockNode(s, frame);
  toContent(s);
  return nodeBelow(s, frame);
}

/** A dash where a key should stand: it and what belongs to it is read, reported and dropped. */
function strayDash(s: Scan, column: number): void {
  problem(s, "unexpected", s.pos, s.pos + 1, "A key is needed here, not a list item. Remove the dash or indent it.");
  const problems = s.problems.length;
  blockSeq(s, column, { floor: column, keyFloor: column, dashFloor: column - 1, inSeq: false });
  s.problems.length = problems;
}
