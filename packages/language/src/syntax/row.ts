import type { Group } from "./groups.ts";
import type { Part } from "./pieces.ts";

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
