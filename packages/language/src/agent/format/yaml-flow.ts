import type { Entry, MapNode, Node, SeqNode } from "../../syntax/tree.ts";
import { isBreak } from "./block-text.ts";
import { columnOf, isFirst } from "./layout.ts";
import { LeftAlone, type Place, type YamlWalk } from "./yaml-walk.ts";

/** Sets what stands in a flow collection: `{ a: 1 }`, `[a, b]`. Lines stay lines. Its opening bracket is set already. */
export function walkFlow(walk: YamlWalk, base: number, node: MapNode | SeqNode, place: Place): void {
  const { text } = walk;
  const open = base + node.start;
  const isMap = node.kind === "map";
  const pad = isMap ? 1 : 0;
  const outer = walk.lineColumn;
  const inner = outer + walk.step;
  let at = open + 1;
  const count = isMap ? node.entries.length : node.items.length;
  for (let i = 0; i < count; i++) {
    const start = base + ((isMap ? node.entries[i]?.start : node.starts[i]) ?? node.start);
    if (i > 0) commas(walk, at, start, inner);
    walk.token(start, inner, i === 0 ? pad : 1, inner);
    if (isMap) {
      const entry = node.entries[i];
      if (entry) walkEntry(walk, base, entry, inner, place);
      at = base + (entry?.end ?? node.end);
    } else {
      const item = node.items[i];
      if (item) walkItem(walk, base, start, item, inner, place);
      at = base + (item?.end ?? node.end);
    }
  }
  const close = base + node.end - 1;
  commas(walk, at, close, inner);
  // Strictly, a closing bracket stands right of the key that it belongs to. Who wrote it so keeps it.
  const strict = outer <= place.owner && isFirst(text, close) && columnOf(text, close) > place.ownerOld;
  walk.token(close, strict ? place.owner + walk.step : outer, count > 0 ? pad : 0, inner);
}

function walkItem(walk: YamlWalk, base: number, start: number, node: Node, inner: number, place: Place): void {
  const pair = node.kind === "map" && walk.text[base + node.start] !== "{" ? node.entries[0] : undefined;
  if (pair) walkEntry(walk, base, pair, inner, place);
  else walkNode(walk, base, start, node, inner, place, true);
}

function walkEntry(walk: YamlWalk, base: number, entry: Entry, inner: number, place: Place): void {
  const { text } = walk;
  const { key, value } = entry;
  const start = base + entry.start;
  if (key.start === key.end || (text[start] === "?" && /^\?(?:\s|$)/.test(text.slice(start, start + 2)))) {
    throw new LeftAlone();
  }
  if (base + key.start > start) {
    walk.properties(start, base + key.start, inner, true);
    walk.token(base + key.start, inner, 1, inner);
  }
  walk.textLines(base + key.start, base + key.end, inner + walk.step);
  const colon = colonBehind(text, base + key.end, base + entry.end);
  if (colon < 0) return;
  if (text[base + key.start] !== "*") walk.token(colon, inner, 0, inner);
  if (value) walkNode(walk, base, colon + 1, value, inner + walk.step, place);
}

/** A node behind `from`, with its properties. `placed`: what stands at `from` is set already. */
function walkNode(
  walk: YamlWalk,
  base: number,
  from: number,
  node: Node,
  column: number,
  place: Place,
  placed = false,
): void {
  const start = base + node.start;
  walk.properties(from, start, column, placed);
  if (node.end === node.start) return;
  if (!placed || start > from) walk.token(start, column, 1, column);
  if (node.kind === "map" || node.kind === "seq") walkFlow(walk, base, node, place);
  else if (node.kind === "scalar") walk.textLines(start, base + node.end, column);
}

/** Commas between two offsets, where else are only blanks and comments. */
function commas(walk: YamlWalk, from: number, to: number, column: number): void {
  const { text } = walk;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 35) at = lineEnd(text, at);
    // Behind a colon without a value the blank stays: `{ a: , b: 1 }`.
    else if (code === 44 && !/:[ \t]+$/.test(text.slice(Math.max(0, at - 8), at))) walk.token(at, column, 0, column);
  }
}

function colonBehind(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 35) at = lineEnd(text, at);
    else if (code === 58) return at;
  }
  return -1;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (!isBreak(text.charCodeAt(at))) at++;
  return at;
}
