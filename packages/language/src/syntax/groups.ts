import type { PieceGroup, SectionItem } from "./document.ts";
import type { Part } from "./pieces.ts";

/** A group is kept between these sizes: fewer pieces and there are too many groups, more and an edit costs too much. */
const fewest = 16;
const usual = 64;
const most = 128;

/**
 * A run of pieces that lie side by side: either all of them elements of one list, or none. Groups with the same pieces
 * are the same group before and after an edit, so what was computed from a group holds as long as the group is there.
 */
export class Group implements PieceGroup {
  /** Absolute. */
  start = 0;
  readonly pieces: readonly Part[];
  readonly length: number;
  readonly text: string;
  readonly listed: boolean;
  /** Is a key with a colon in it? */
  readonly keyed: boolean;
  /** Are there only blanks, comments and marks in it, or is it a whole text? */
  readonly rootless: boolean;
  readonly troubled: boolean;
  #items: readonly SectionItem[] | undefined;
  #settled = false;

  constructor(pieces: readonly Part[], text: string) {
    this.pieces = pieces;
    this.text = text;
    this.length = text.length;
    this.listed = pieces[0]?.role === "item";
    this.keyed = pieces.some(part => part.keyed);
    this.rootless = pieces.every(part => part.role === "gap" || part.role === "whole");
    this.troubled = pieces.some(part => part.problems.length > 0);
  }

  get items(): readonly SectionItem[] {
    this.#items ??= this.pieces.flatMap(piece => {
      const { seq } = piece;
      return seq ? seq.items.map((node, i) => ({ piece, node, start: seq.starts[i] ?? seq.start })) : [];
    });
    return this.#items;
  }

  /** Moves the group; its pieces move into it the first time. */
  settle(start: number): void {
    this.start = start;
    if (this.#settled) return;
    this.#settled = true;
    let offset = 0;
    for (const part of this.pieces) {
      part.settle(this, offset);
      offset += part.length;
    }
  }
}

/** Puts pieces, and groups that an edit left alone, into groups. The pieces move only when it is `done`. */
export class Grouping {
  readonly #groups: Group[] = [];
  #loose: Part[] = [];
  readonly #text: string | null;
  #at = 0;

  /** `text`: where all pieces are read from. Without it they must have their texts. */
  constructor(text: string | null = null) {
    this.#text = text;
  }

  part(part: Part): void {
    const before = this.#loose.at(-1);
    if (before && (before.role === "head" || (before.role === "item") !== (part.role === "item"))) this.#close();
    this.#loose.push(part);
  }

  group(group: Group | undefined): void {
    if (!group) return;
    const count = this.#loose.length;
    const before = this.#loose.at(-1);
    const joins = before && before.role !== "head" && (before.role === "item") === group.listed;
    // What an edit leaves of a group would get smaller and smaller.
    if (joins && count < fewest) for (const part of group.pieces) this.#loose.push(part);
    else {
      this.#close();
      this.#groups.push(group);
    }
  }

  /** The groups, in place; null, and nothing has moved, if they don't pass. */
  done(): Group[];
  done(passes: ((groups: readonly Group[]) => boolean) | undefined): Group[] | null;
  done(passes?: (groups: readonly Group[]) => boolean): Group[] | null {
    this.#close();
    if (passes && !passes(this.#groups)) return null;
    let start = 0;
    for (const group of this.#groups) {
      group.settle(start);
      start += group.length;
    }
    return this.#groups;
  }

  #close(): void {
    const parts = this.#loose;
    if (parts.length === 0) return;
    let from = 0;
    for (; parts.length - from > most; from += usual) this.#push(parts.slice(from, from + usual));
    this.#push(from === 0 ? parts : parts.slice(from));
    this.#loose = [];
  }

  #push(parts: readonly Part[]): void {
    if (this.#text === null) this.#groups.push(new Group(parts, parts.map(part => part.text).join("")));
    else {
      let end = this.#at;
      for (const { length } of parts) end += length;
      this.#groups.push(new Group(parts, this.#text.slice(this.#at, end)));
      this.#at = end;
    }
  }
}

/** The groups of a text that is read for the first time. */
export function groupsOf(parts: readonly Part[], text: string): Group[] {
  const grouping = new Grouping(text);
  for (const part of parts) grouping.part(part);
  return grouping.done();
}

/** Index of the last of some groups or pieces that doesn't begin behind an offset; 0 if all do. */
export function lastUpTo(row: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = row.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((row[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of some groups that lie side by side. */
export function textOf(groups: readonly Group[]): string {
  return groups.map(group => group.text).join("");
}
