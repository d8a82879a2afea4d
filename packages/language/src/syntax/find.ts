import type { Located, Path, Piece, Section, SectionItem, SourceDocument } from "./document.ts";
import type { Entry, Node } from "./tree.ts";
import { keyName } from "./yaml/keys.ts";

/** What stands at a path. */
export interface Found {
  /** Holds `node` and `entry`. */
  readonly piece: Piece;
  /** null: nothing is written there, or it is a list that was cut; then `items` has it. */
  readonly node: Node | null;
  /** The entry whose value this is; absent for the items of a list. */
  readonly entry?: Entry;
  /** Set for a top-level list. */
  readonly items?: readonly SectionItem[];
  /** Set for a top-level key. */
  readonly section?: Section;
  /** Where the item of a list begins (its dash), relative to the piece; absent for entries of a map. */
  readonly itemStart?: number;
}

/** A stretch of the text, absolute. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * What stands at a path of keys and indices; undefined if there is no such key or index. Of a key that stands twice the
 * last one counts, as in `toValue`. Aliases are followed, but for the last step.
 */
export function find(doc: SourceDocument, path: Path): Found | undefined {
  if (path.length === 0) return doc.root ? { piece: doc.root.piece, node: doc.root.node } : undefined;
  let found = first(doc, path[0] ?? "");
  for (let i = 1; i < path.length && found; i++) found = next(found, path[i] ?? "");
  return found;
}

function first(doc: SourceDocument, step: string | number): Found | undefined {
  if (doc.root && doc.root.node.kind !== "map") return next({ piece: doc.root.piece, node: doc.root.node }, step);
  const section = doc.sectionNamed(String(step));
  return section && foundSection(section);
}

function foundSection(section: Section): Found {
  const { items } = section;
  const found = { piece: section.key.piece, node: section.value?.node ?? null, entry: section.entry, section };
  return items ? { ...found, items } : found;
}

function next(at: Found, step: string | number): Found | undefined {
  if (at.items) {
    const item = at.items[Number(step)];
    return item && { piece: item.piece, node: item.node, itemStart: item.start };
  }
  let node = at.node;
  if (node?.kind === "alias") node = node.target;
  if (node?.kind === "seq") {
    const index = Number(step);
    const item = node.items[index];
    return item === undefined
      ? undefined
      : { piece: at.piece, node: item, itemStart: node.starts[index] ?? node.start };
  }
  if (node?.kind !== "map") return undefined;
  const name = String(step);
  for (let i = node.entries.length - 1; i >= 0; i--) {
    const entry = node.entries[i];
    if (entry && keyName(entry.key) === name) return { piece: at.piece, node: entry.value, entry };
  }
  return undefined;
}

/**
 * Where a part of what stands at a path is: its key (of an item: the item itself), its value, or the whole entry (of an
 * item: with its dash). Of a value that isn't written yet, the empty place behind its colon or dash.
 */
export function locate(doc: SourceDocument, path: Path, part: "key" | "value" | "entry"): Extent | undefined {
  if (path.length === 0) return part === "key" ? undefined : documentExtent(doc);
  const found = find(doc, path);
  if (!found) return undefined;
  const { piece, node, entry, section, itemStart } = found;
  const at = (start: number, end: number): Extent => ({ start: piece.start + start, end: piece.start + end });
  if (entry && part === "key") return at(entry.key.start, entry.key.end);
  if (section && part === "entry") return { start: section.start(), end: section.end() };
  if (entry && part === "entry") return at(entry.start, entry.end);
  const first = section?.items?.[0];
  if (section && first && !node) {
    const bracket = doc.syntax !== "yaml";
    return {
      start: bracket ? section.start() + section.entry.end - section.entry.start - 1 : first.piece.start + first.start,
      end: section.end(),
    };
  }
  if (entry) return node ? at(node.start, node.end) : at(entry.end, entry.end);
  const start = itemStart ?? 0;
  if (part === "entry") return at(start, Math.max(node?.end ?? 0, start + 1));
  return node ? at(node.start, node.end) : at(start + 1, start + 1);
}

function documentExtent(doc: SourceDocument): Extent {
  if (doc.notAMap) return doc.notAMap;
  if (doc.root)
    return { start: doc.root.piece.start + doc.root.node.start, end: doc.root.piece.start + doc.root.node.end };
  const one = doc.sections[0];
  const last = doc.sections.at(-1);
  return one && last ? { start: one.start(), end: last.end() } : { start: 0, end: doc.length };
}

/** The text of a node as it is written. */
export function sourceText(_doc: SourceDocument, { piece, node }: Located): string {
  return piece.text.slice(node.start, node.end);
}
