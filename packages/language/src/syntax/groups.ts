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
  readonly listed: boolean;
  /** Is a key with a colon in it? */
  readonly keyed: boolean;
  /** Are there only blanks, comments and marks in it, or is it a whole text? */
  readonly rootless: boolean;
  readonly troubled: boolean;
  #items: readonly SectionItem[] | undefined;
  #settled = false;

  constructor(pieces: readonly Part[]) {
    this.pieces = pieces;
    this.listed = pieces[0]?.role === "item";
    this.keyed = pieces.some(part => part.keyed);
    this.rootless = pieces.every(part => part.role === "gap" || part.role === "whole");
    this.troubled = pieces.some(part => part.problems.length > 0);
    let length = 0;
    for (const part of pieces) length += part.length;
    this.length = length;
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

  part(part: Part): void {
    const before = this.#loose.at(-1);
    if (before && (before.role === "head" || (before.role === "item") !== (part.role === "item"))) this.#close();
    this.#loose.push(part);
  }

  group(group: Group): void {
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
    for (; parts.length - from > most; from += usual) this.#groups.push(new Group(parts.slice(from, from + usual)));
    this.#groups.push(new Group(from === 0 ? parts : parts.slice(from)));
    this.#loose = [];
  }
}

/** The groups of a text that is read for the first time. */
export function groupsOf(parts: readonly Part[]): Group[] {
  const grouping = new Grouping();
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

/** The pieces of some groups as one row, by index. Asking for one near the last is quick. */
export class Row {
  readonly length: number;
  readonly #groups: readonly Group[];
  /** Index of each group's first piece. */
  readonly #firsts: Int32Array;
  #near = 0;

  constructor(groups: readonly Group[]) {
    this.#groups = groups;
    this.#firsts = new Int32Array(groups.length);
    let count = 0;
    for (let i = 0; i < groups.length; i++) {
      this.#firsts[i] = count;
      count += groups[i]?.pieces.length ?? 0;
    }
    this.length = count;
  }

  at(index: number): Part | undefined {
    const near = this.#groupOf(index);
    return this.#groups[near]?.pieces[index - (this.#firsts[near] ?? 0)];
  }

  /** The group that begins with the piece at an index, if one does. */
  groupFrom(index: number): Group | undefined {
    const near = this.#groupOf(index);
    return this.#firsts[near] === index ? this.#groups[near] : undefined;
  }

  #groupOf(index: number): number {
    const first = this.#firsts[this.#near] ?? 0;
    if (index >= first && index < (this.#firsts[this.#near + 1] ?? this.length)) return this.#near;
    let low = 0;
    let high = this.#groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firsts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    this.#near = low;
    return low;
  }
}
