import type { Located, Path, SourceDocument } from "./document.ts";
import { type Group, lastUpTo as lastPieceUpTo } from "./groups.ts";
import type { Part } from "./pieces.ts";
import type { Entry, Node } from "./tree.ts";
import { keyName } from "./yaml/keys.ts";

/** What stands at an offset. */
export interface At {
  /** Of the key or value there; for `inside`, of the map or list (or what may become one) that a new line would go to. */
  readonly path: Path;
  /** null: nothing is written at that path yet, or it is a list that was cut. */
  readonly located: Located | null;
  readonly part: "key" | "value" | "inside";
}

interface Search {
  readonly doc: SourceDocument;
  readonly piece: Part;
  /** Relative to the piece. */
  readonly offset: number;
  /** In YAML, between the lines' contents, the column decides what belongs where. -1: it doesn't. */
  readonly column: number;
}

/** The innermost thing at an offset, for completion and hover; both ends of a key or scalar count as inside it. */
export function nodeAt(doc: SourceDocument, offset: number): At {
  const groups = doc.groups as readonly Group[];
  const index = lastPieceUpTo(groups, offset);
  const pieces = groups[index]?.pieces ?? [];
  const position = lastPieceUpTo(pieces, offset);
  const piece = pieces[position];
  if (!piece) return { path: [], located: null, part: "inside" };
  const column = doc.syntax === "yaml" ? freeColumn(doc, offset) : -1;
  const search: Search = { doc, piece, offset: offset - piece.start, column };
  if (piece.role === "whole") return piece.root ? inNode(search, piece.root, []) : inside(search, null, []);
  if (piece.role === "item") return inCutList(search, groups, index, position);
  if (piece.role === "head" && column > 0) {
    const entry = piece.entries.at(-1);
    if (entry) return inside(search, null, [keyName(entry.key)]);
  }
  return inEntries(search, piece.entries, null, []);
}

/** The column of an offset on an empty line, or in front of a line's content that of the content; else -1. */
function freeColumn(doc: SourceDocument, offset: number): number {
  const { text } = doc;
  let line = offset;
  while (line > 0 && text.charCodeAt(line - 1) === 32) line--;
  const before = text.charCodeAt(line - 1);
  if (line > 0 && before !== 10 && before !== 13) return -1;
  let i = offset;
  while (text.charCodeAt(i) === 32) i++;
  const code = text.charCodeAt(i);
  const empty = i >= text.length || code === 10 || code === 13;
  return empty || i > offset ? (empty ? offset : i) - line : -1;
}

function inside(search: Search, node: Node | null, path: Path): At {
  return { path, located: node && { piece: search.piece, node }, part: "inside" };
}

function inCutList(search: Search, groups: readonly Group[], index: number, position: number): At {
  let before = 0;
  for (const piece of groups[index]?.pieces.slice(0, position) ?? []) before += piece.seq?.items.length ?? 0;
  let head = index - 1;
  for (; groups[head]?.listed; head--) before += groups[head]?.items.length ?? 0;
  const entry = groups[head]?.pieces.at(-1)?.entries.at(-1);
  const { seq } = search.piece;
  if (!entry || !seq) return inside(search, null, []);
  const path = [keyName(entry.key)];
  if (search.column === 0 || (search.column < 0 && search.piece.close >= 0 && search.offset >= search.piece.close)) {
    return inside(search, null, []);
  }
  return inItems(search, seq, seq.items, seq.starts, path, before, search.piece.column);
}

function inItems(
  search: Search,
  owner: Node,
  items: readonly (Node | null)[],
  starts: readonly number[],
  path: Path,
  before: number,
  column: number,
): At {
  const { offset } = search;
  const index = lastUpTo(starts.length, i => starts[i] ?? 0, offset);
  if (index < 0) return inside(search, owner, path);
  const item = items[index] ?? null;
  const itemPath = [...path, before + index];
  if (search.column >= 0 && search.column <= column) return inside(search, owner, path);
  if (item && touches(search, item)) return inNode(search, item, itemPath);
  if (search.column > column) return item ? below(search, item, itemPath) : inside(search, null, itemPath);
  const end = Math.max(item?.end ?? 0, (starts[index] ?? 0) + 1);
  const dashed = search.doc.syntax === "yaml" && search.piece.role !== "gap" && !flowOf(owner);
  if (dashed && sameLine(search, end)) return { path: itemPath, located: located(search, item), part: "value" };
  return inside(search, owner, path);
}

function flowOf(node: Node): boolean {
  return (node.kind === "map" || node.kind === "seq") && node.flow;
}

function located(search: Search, node: Node | null): Located | null {
  return node && { piece: search.piece, node };
}

function touches(search: Search, node: Node): boolean {
  const { offset } = search;
  if (flowOf(node)) return offset > node.start && offset < node.end;
  return offset >= node.start && offset <= node.end;
}

function inNode(search: Search, node: Node, path: Path): At {
  if (node.kind === "map") return inEntries(search, node.entries, node, path);
  if (node.kind === "seq") {
    const column = node.flow ? -1 : columnOf(search, node.start);
    const flowSearch = node.flow ? { ...search, column: -1 } : search;
    return inItems(flowSearch, node, node.items, node.starts, path, 0, column);
  }
  if (search.column >= 0 && !touches(search, node)) return inside(search, node, path);
  return { path, located: located(search, node), part: "value" };
}

/** A line further right than its key or dash, behind the value: it would go on with it. */
function below(search: Search, node: Node, path: Path): At {
  if (node.kind === "alias" || node.kind === "scalar" || node.flow) return inside(search, node, path);
  return inNode(search, node, path);
}

function inEntries(search: Search, entries: readonly Entry[], map: Node | null, path: Path): At {
  const { offset } = search;
  const index = lastUpTo(entries.length, i => entries[i]?.start ?? 0, offset);
  const entry = entries[index];
  if (!entry) return inside(search, map, path);
  const { key, value } = entry;
  const entryPath = [...path, keyName(key)];
  if (offset >= key.start && offset <= key.end) return { path: entryPath, located: located(search, key), part: "key" };
  if (behindKey(search, key.end)) return { path: entryPath, located: located(search, value), part: "value" };
  const flow = map !== null && flowOf(map);
  const isScalar = value?.kind === "scalar" || value?.kind === "alias";
  if (value && isScalar && touches(search, value))
    return { path: entryPath, located: located(search, value), part: "value" };
  if (search.column >= 0 && !flow) {
    const own = columnOf(search, entry.start);
    if (search.column <= own) return inside(search, map, path);
    return value ? below(search, value, entryPath) : inside(search, null, entryPath);
  }
  if (value && touches(search, value)) return inNode(search, value, entryPath);
  if (sameLine(search, value && isScalar ? value.end : entry.end) && (!value || isScalar)) {
    return { path: entryPath, located: located(search, value), part: "value" };
  }
  return inside(search, map, path);
}

/** Is there nothing but the colon and blanks between the end of a key and the offset? */
function behindKey({ doc, piece, offset }: Search, keyEnd: number): boolean {
  let colon = false;
  for (let i = piece.start + keyEnd; i < piece.start + offset; i++) {
    const code = doc.text.charCodeAt(i);
    if (code === 58 && !colon) colon = true;
    else if (code !== 32 && code !== 9) return false;
  }
  return colon;
}

/** Is there nothing but blanks between an offset of the piece and the one that is asked for? */
function sameLine(search: Search, from: number): boolean {
  const { doc, piece, offset } = search;
  if (offset < from) return false;
  for (let i = piece.start + from; i < piece.start + offset; i++) {
    const code = doc.text.charCodeAt(i);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

function columnOf(search: Search, offset: number): number {
  const at = search.piece.start + offset;
  let line = at;
  while (line > 0 && search.doc.text.charCodeAt(line - 1) !== 10 && search.doc.text.charCodeAt(line - 1) !== 13) line--;
  return at - line;
}

function lastUpTo(count: number, start: (i: number) => number, offset: number): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
