import type { Entry, MapNode, Node, ScalarNode, SeqNode } from "../tree.ts";
import { duplicateMessage, keyName } from "../yaml/keys.ts";
import { maxDepth } from "../yaml/scan.ts";
import { jsonString, jsonWord } from "./scalars.ts";
import {
  apostrophe,
  closeCurly,
  closeSquare,
  colon,
  comma,
  gap,
  type JsonScan,
  keyAhead,
  openCurly,
  openSquare,
  problem,
  quote,
} from "./scan.ts";

/** Reads the value at `pos`, which must not be a comma, a colon, a closing bracket or the end. */
export function jsonValue(s: JsonScan): Node {
  const code = s.text.charCodeAt(s.pos);
  if (code === quote || code === apostrophe) return jsonString(s);
  if (code !== openCurly && code !== openSquare) return jsonWord(s, false);
  const start = s.pos;
  if (s.depth >= maxDepth) {
    skip(s);
    problem(s, "too-deep", start, start + 1, `Nested deeper than ${maxDepth} levels. Make it flatter.`);
    return code === openCurly ? mapNode(s, start, []) : seqNode(s, start, [], []);
  }
  s.depth++;
  s.pos++;
  const node = code === openCurly ? object(s, start) : array(s, start);
  s.depth--;
  return node;
}

function mapNode(s: JsonScan, start: number, entries: Entry[]): MapNode {
  return { kind: "map", start: start - s.base, end: s.pos - s.base, entries, flow: true };
}

function seqNode(s: JsonScan, start: number, items: (Node | null)[], starts: number[]): SeqNode {
  return { kind: "seq", start: start - s.base, end: s.pos - s.base, items, starts, flow: true };
}

/** Moves behind the value at `pos`, which is nested too deep. */
function skip(s: JsonScan): void {
  const { text } = s;
  let depth = 0;
  for (; s.pos < text.length; s.pos++) {
    const code = text.charCodeAt(s.pos);
    if (code === openCurly || code === openSquare) depth++;
    else if (code === quote) s.pos = stringEnd(text, s.pos) - 1;
    else if ((code === closeCurly || code === closeSquare) && --depth === 0) {
      s.pos++;
      return;
    }
  }
}

function stringEnd(text: string, i: number): number {
  for (i++; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === 10 || code === 13) return i;
    if (code === 92 && text.charCodeAt(i + 1) > 13) i++;
  }
  return text.length;
}

/** Says once that brackets are not closed, of the innermost one. */
export function unclosed(s: JsonScan, start: number, end: number, mark: string): void {
  if (s.unclosed === s.pos) return;
  s.unclosed = s.pos;
  problem(s, "unclosed-flow", start, end, `The closing "${mark}" is missing. Add it.`);
}

/** Reports the comma before a closing bracket where the syntax has none. */
export function trailing(s: JsonScan, at: number): void {
  if (at < 0 || s.comments === "allowed") return;
  problem(s, "trailing-comma", at, at + 1, "No comma may stand before a closing bracket. Remove it.");
}

/** Reports a mark that belongs to nothing and moves over it. */
export function stray(s: JsonScan): void {
  problem(s, "unexpected", s.pos, s.pos + 1, `This "${s.text[s.pos] ?? ""}" belongs to nothing. Remove it.`);
  s.pos++;
}

/** Reports that no comma stands behind the element that ended at `end`. */
export function missingComma(s: JsonScan, end: number): void {
  if (s.unclosed === end) return;
  problem(s, "missing-comma", Math.max(end - 1, s.base), end, "A comma is missing behind this. Add it.");
}

function array(s: JsonScan, start: number): SeqNode {
  const items: (Node | null)[] = [];
  const starts: number[] = [];
  let end = s.pos;
  let commaAt = -1;
  let divided = true;
  s.openSeqs++;
  for (;;) {
    const code = gap(s);
    if (code === closeSquare) {
      trailing(s, commaAt);
      end = ++s.pos;
      break;
    }
    if (code === -1 || (s.openMaps > 0 && (code === closeCurly || keyAhead(s.text, s.pos)))) {
      unclosed(s, start, start + 1, "]");
      break;
    }
    if (code === comma && !divided) {
      commaAt = s.pos++;
      divided = true;
    } else if (code === comma || code === colon || code === closeCurly) stray(s);
    else {
      if (!divided) missingComma(s, end);
      starts.push(s.pos - s.base);
      items.push(jsonValue(s));
      end = s.pos;
      commaAt = -1;
      divided = false;
    }
  }
  s.openSeqs--;
  const node = seqNode(s, start, items, starts);
  return node.end + s.base === end ? node : { ...node, end: end - s.base };
}

function object(s: JsonScan, start: number): MapNode {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let end = s.pos;
  let commaAt = -1;
  let divided = true;
  s.openMaps++;
  for (;;) {
    const code = gap(s);
    if (code === closeCurly) {
      trailing(s, commaAt);
      end = ++s.pos;
      break;
    }
    if (code === -1 || (s.openSeqs > 0 && code === closeSquare)) {
      unclosed(s, start, start + 1, "}");
      break;
    }
    if (code === comma && !divided) {
      commaAt = s.pos++;
      divided = true;
    } else if (code === comma || code === closeSquare) stray(s);
    else {
      if (!divided) missingComma(s, end);
      const entry = jsonEntry(s, code);
      if (entry) {
        const name = keyName(entry.key);
        if (names.has(name))
          problem(s, "duplicate-key", entry.key.start + s.base, entry.key.end + s.base, duplicateMessage(name));
        names.add(name);
        entries.push(entry);
      }
      end = s.pos;
      commaAt = -1;
      divided = false;
    }
  }
  s.openMaps--;
  const node = mapNode(s, start, entries);
  return node.end + s.base === end ? node : { ...node, end: end - s.base };
}

/** Reads `"key": value` at `pos`, or as much of it as is there; null for a value without key, which is reported. */
export function jsonEntry(s: JsonScan, code: number): Entry | null {
  const start = s.pos;
  const key = jsonKey(s, code);
  if (!key) return null;
  const value = takeColon(s, key) ? jsonValue(s) : null;
  return { key, value, start: start - s.base, end: s.pos - s.base };
}

/** The key at `pos`. Leaves `pos` behind it. */
export function jsonKey(s: JsonScan, code: number): ScalarNode | null {
  if (code === quote || code === apostrophe) return jsonString(s);
  if (code !== openCurly && code !== openSquare && code !== colon) return jsonWord(s, true);
  const start = s.pos;
  if (code === colon) s.pos++;
  const end = s.pos;
  const next = gap(s);
  if (!endsEntry(next) && !keyAhead(s.text, s.pos)) jsonValue(s);
  else s.pos = end;
  problem(s, "missing-colon", start, Math.max(start + 1, s.pos), "A key is missing here. Write one, with a colon.");
  return null;
}

/** Does what comes next end an entry that has no value? */
function endsEntry(code: number): boolean {
  return code === -1 || code === comma || code === closeCurly || code === closeSquare || code === colon;
}

/**
 * Takes the colon behind a key and moves to the value. False where there is none to read; then `pos` is behind what is
 * there.
 */
export function takeColon(s: JsonScan, key: ScalarNode): boolean {
  const keyEnd = s.pos;
  let code = gap(s);
  let end = keyEnd;
  if (code === colon) {
    end = ++s.pos;
    code = gap(s);
    if (!endsEntry(code) && !keyAhead(s.text, s.pos)) return true;
    if (s.unclosed !== keyEnd) problem(s, "bad-value", end - 1, end, "A value is missing behind the colon. Add it.");
  } else {
    if (s.unclosed !== keyEnd) {
      problem(s, "missing-colon", key.start + s.base, keyEnd, "A colon is missing behind this key. Add it.");
    }
    if (!endsEntry(code) && !keyAhead(s.text, s.pos) && !breakWithin(s.text, keyEnd, s.pos)) return true;
  }
  s.pos = end;
  s.unclosed = end;
  return false;
}

function breakWithin(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10 || text.charCodeAt(i) === 13) return true;
  return false;
}
