import type { Located, Section, SectionItem } from "./document.ts";
import type { Group } from "./groups.ts";
import type { Part } from "./pieces.ts";
import type { Entry, ScalarNode } from "./tree.ts";
import { keyName } from "./yaml/keys.ts";

/** A top-level entry over the parts that hold it. */
class PartSection implements Section {
  readonly name: string;
  readonly key: Located<ScalarNode>;
  readonly entry: Entry;
  readonly value: Located | null;
  readonly groups: readonly Group[];
  #items: readonly SectionItem[] | null | undefined;

  /** `groups`: those of the list's items, if it was cut. */
  constructor(entry: Entry, head: Part, groups: readonly Group[]) {
    this.name = keyName(entry.key);
    this.entry = entry;
    this.groups = groups;
    this.key = { piece: head, node: entry.key };
    this.value = entry.value ? { piece: head, node: entry.value } : null;
  }

  get items(): readonly SectionItem[] | null {
    if (this.#items === undefined) this.#items = this.#listed();
    return this.#items;
  }

  #listed(): readonly SectionItem[] | null {
    const value = this.entry.value;
    if (value?.kind === "seq") {
      return value.items.map((node, i) => ({ piece: this.key.piece, node, start: value.starts[i] ?? value.start }));
    }
    return this.groups.length > 0 ? this.groups.flatMap(group => group.items) : null;
  }

  start(): number {
    return this.key.piece.start + this.entry.start;
  }

  end(): number {
    for (let g = this.groups.length - 1; g >= 0; g--) {
      const pieces = this.groups[g]?.pieces ?? [];
      for (let i = pieces.length - 1; i >= 0; i--) {
        const part = pieces[i];
        if (part && part.close >= 0) return part.start + part.close;
        if (part?.seq) return part.start + part.seq.end;
      }
    }
    return this.key.piece.start + this.entry.end;
  }
}

/** The sections of each piece as they last were: they are kept where nothing changed. */
const kept = new WeakMap<Part, readonly PartSection[]>();

/** The sections of some groups, in order. */
export function sectionsOf(groups: readonly Group[]): Section[] {
  const sections: Section[] = [];
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i];
    if (group && !group.listed) for (const section of sectionsIn(groups, i)) sections.push(section);
  }
  return sections;
}

/** The sections that begin in one group; none in a group of items. */
export function sectionsIn(groups: readonly Group[], index: number): readonly Section[] {
  const group = groups[index];
  if (!group || group.listed) return [];
  return group.pieces.length === 1
    ? ofPart(group.pieces[0], groups, index)
    : group.pieces.flatMap(part => ofPart(part, groups, index));
}

/** Where in a group's sections each name stands last. */
const named = new WeakMap<Group, ReadonlyMap<string, number>>();

/** The last section of a name. */
export function sectionNamed(groups: readonly Group[], name: string): Section | undefined {
  for (let i = groups.length - 1; i >= 0; i--) {
    const group = groups[i];
    if (!group || group.listed) continue;
    let names = named.get(group);
    if (!names) {
      names = new Map(sectionsIn(groups, i).map((section, at) => [section.name, at]));
      named.set(group, names);
    }
    const at = names.get(name);
    if (at !== undefined) return sectionsIn(groups, i)[at];
  }
  return undefined;
}

/** The section whose elements are the groups behind one, if it ends with the key of such a list. */
export function listFrom(groups: readonly Group[], index: number): Section | undefined {
  const last = groups[index]?.pieces.at(-1);
  return last?.role === "head" ? ofPart(last, groups, index).at(-1) : undefined;
}

function ofPart(part: Part | undefined, groups: readonly Group[], index: number): readonly PartSection[] {
  if (!part || part.role === "gap") return [];
  const list = part.role === "head" ? listBehind(groups, index) : [];
  const old = kept.get(part);
  if (old && sameGroups(old.at(-1)?.groups ?? [], list)) return old;
  const entries = part.role === "whole" ? (part.root?.kind === "map" ? part.root.entries : []) : part.entries;
  const sections = entries.map((entry, at) => new PartSection(entry, part, at === entries.length - 1 ? list : []));
  kept.set(part, sections);
  return sections;
}

/** The groups of the items of a list whose head ends a group. */
function listBehind(groups: readonly Group[], index: number): readonly Group[] {
  let end = index + 1;
  while (groups[end]?.listed) end++;
  return groups.slice(index + 1, end);
}

function sameGroups(a: readonly Group[], b: readonly Group[]): boolean {
  return a.length === b.length && a.every((group, i) => group === b[i]);
}
