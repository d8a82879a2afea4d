import type { Located, Section, SectionItem } from "./document.ts";
import type { Part } from "./pieces.ts";
import type { Entry, ScalarNode } from "./tree.ts";
import { keyName } from "./yaml/keys.ts";

/** A top-level entry over the parts that hold it. */
class PartSection implements Section {
  readonly name: string;
  readonly key: Located<ScalarNode>;
  readonly entry: Entry;
  readonly value: Located | null;
  readonly parts: readonly Part[];
  #items: readonly SectionItem[] | null | undefined;

  /** `parts`: the one that holds the entry, then those of the list's items if it was cut. */
  constructor(entry: Entry, parts: readonly Part[], head: Part) {
    this.name = keyName(entry.key);
    this.entry = entry;
    this.parts = parts;
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
    if (this.parts.length === 1) return null;
    const items: SectionItem[] = [];
    for (const piece of this.parts) {
      const seq = piece.seq;
      if (!seq) continue;
      for (let i = 0; i < seq.items.length; i++) {
        items.push({ piece, node: seq.items[i] ?? null, start: seq.starts[i] ?? seq.start });
      }
    }
    return items;
  }

  start(): number {
    return this.key.piece.start + this.entry.start;
  }

  end(): number {
    for (let i = this.parts.length - 1; i > 0; i--) {
      const part = this.parts[i];
      if (part && part.close >= 0) return part.start + part.close;
      if (part?.seq) return part.start + part.seq.end;
    }
    return this.key.piece.start + this.entry.end;
  }
}

/** The sections of the parts; those of `before` that lie over the same parts are kept. */
export function sectionsOf(parts: readonly Part[], before: readonly Section[] = []): Section[] {
  const known = new Map<Entry, PartSection>();
  for (const section of before) if (section instanceof PartSection) known.set(section.entry, section);
  const sections: Section[] = [];
  const add = (entry: Entry, held: readonly Part[], head: Part): void => {
    const old = known.get(entry);
    sections.push(old && sameParts(old.parts, held) ? old : new PartSection(entry, held, head));
  };
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (!part) continue;
    const held = [part];
    if (part.role === "head") {
      for (let next = parts[i + 1]; next?.role === "item"; next = parts[i + 1]) {
        held.push(next);
        i++;
      }
    }
    const entries = part.role === "whole" ? (part.root?.kind === "map" ? part.root.entries : []) : part.entries;
    for (const [at, entry] of entries.entries()) add(entry, at === entries.length - 1 ? held : [part], part);
  }
  return sections;
}

function sameParts(a: readonly Part[], b: readonly Part[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}
