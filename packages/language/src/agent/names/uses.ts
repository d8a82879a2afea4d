import type { Node, Piece, Section, SourceDocument } from "../../syntax/index.ts";
import { namesInPart } from "./collect.ts";
import { isLocal, isPath, isSameName, type NameUse } from "./name.ts";

/** What has names: an `AgentDocument`, or any parsed config. */
export interface NamedDocument {
  readonly source: SourceDocument;
}

/** Every name of a config, part by part, in each in order of the text. Parts that did not change since they were asked for cost nothing. */
export function usesOf({ source }: NamedDocument): readonly NameUse[] {
  const uses: NameUse[] = [];
  for (const section of lastOfEach(source)) {
    for (const part of partsOf(section)) uses.push(...usesIn(source, part));
  }
  return uses;
}

/** The name at an offset, its end included. Only the part that holds it is looked at. */
export function useAt({ source }: NamedDocument, offset: number): NameUse | undefined {
  const hit = (use: NameUse) => offset >= use.start && offset <= use.end;
  const section = lastOfEach(source).findLast(one => one.start() <= offset);
  const part = section && partAt(section, offset);
  const here = part && usesIn(source, part).find(hit);
  // Where there are anchors, a name can stand in another part than the one that means it.
  return here ?? (source.root ? usesOf({ source }).find(hit) : undefined);
}

/** All uses of what one use names, itself among them; of a variable or parameter only those of its prompt or tool. */
export function usesLike({ source }: NamedDocument, use: NameUse): readonly NameUse[] {
  if (!isLocal(use)) return usesAround({ source }, wordOf(use)).filter(other => isSameName(other, use));
  const section = lastOfEach(source).find(({ name }) => name === use.section);
  const item = section?.items?.[use.item];
  if (!section || !item?.node) return [];
  return usesIn(source, { section, index: use.item, piece: item.piece, node: item.node }).filter(other =>
    isSameName(other, use),
  );
}

/**
 * Every name in the parts whose text holds a word: all names that hold it, and some others. Parts without it are not
 * looked at, so that a name costs as much as there is of it.
 */
export function usesAround({ source }: NamedDocument, word: string): readonly NameUse[] {
  const { text } = source;
  // Through an escape, a folded line or an alias a name can be where its characters are not.
  if (source.root || text.includes("\\") || !/^[^\s']+$/.test(word)) return usesOf({ source });
  const uses: NameUse[] = [];
  const sections = lastOfEach(source);
  for (let at = text.indexOf(word); at >= 0; ) {
    const section = sections.findLast(one => one.start() <= at);
    const part = section && partAt(section, at);
    const end = part ? part.piece.start + part.node.end : 0;
    if (part && end > at) uses.push(...usesIn(source, part));
    at = text.indexOf(word, Math.max(at + 1, end));
  }
  return uses;
}

/** What of a name stands in the text, however a path is written. */
function wordOf(use: NameUse): string {
  return isPath(use) ? use.name.slice(use.name.lastIndexOf("/") + 1) : use.name;
}

/** One item of a list section, or a section of another kind; `index` -1 then. */
interface NamedPart {
  readonly section: Section;
  readonly index: number;
  readonly piece: Piece;
  readonly node: Node;
}

function usesIn(source: SourceDocument, { section, index, piece, node }: NamedPart): NameUse[] {
  const by = piece.start;
  return namesInPart(source, section.name, index >= 0, piece, node).map(({ kind, name, role, place }) => ({
    kind,
    name,
    role,
    section: section.name,
    item: index,
    start: place.start + by,
    end: place.end + by,
    place,
  }));
}

/** Of a section that stands twice the last one counts. */
function lastOfEach({ sections }: SourceDocument): readonly Section[] {
  const last = new Map(sections.map(section => [section.name, section]));
  return last.size === sections.length ? sections : sections.filter(section => last.get(section.name) === section);
}

function* partsOf(section: Section): Generator<NamedPart> {
  if (section.items) {
    for (const [index, { piece, node }] of section.items.entries()) if (node) yield { section, index, piece, node };
  } else if (section.value) yield { section, index: -1, ...section.value };
}

function partAt(section: Section, offset: number): NamedPart | undefined {
  const { items, value } = section;
  if (!items) return value ? { section, index: -1, ...value } : undefined;
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const item = items[middle];
    if (item && item.piece.start + item.start <= offset) low = middle;
    else high = middle - 1;
  }
  const item = items[low];
  return item?.node ? { section, index: low, piece: item.piece, node: item.node } : undefined;
}
