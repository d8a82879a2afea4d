import type { SourceDocument } from "./document.ts";

/**
 * Counts names over groups of something, and counts on from edit to edit: it compares the row of groups with the last
 * one and looks only at those that came or went. Right for any row, quick for one that is much like the last.
 */
export class Tally<G> {
  readonly #namesOf: (group: G) => readonly string[];
  readonly #counts = new Map<string, number>();
  readonly #repeated = new Set<string>();
  #row: readonly G[] = [];

  constructor(namesOf: (group: G) => readonly string[]) {
    this.#namesOf = namesOf;
  }

  /** The names that stand in a row of groups more than once. */
  repeated(row: readonly G[]): ReadonlySet<string> {
    const old = this.#row;
    let start = 0;
    while (start < old.length && start < row.length && old[start] === row[start]) start++;
    let end = old.length;
    let newEnd = row.length;
    while (end > start && newEnd > start && old[end - 1] === row[newEnd - 1]) {
      end--;
      newEnd--;
    }
    for (let i = start; i < end; i++) this.#add(old[i], -1);
    for (let i = start; i < newEnd; i++) this.#add(row[i], 1);
    this.#row = row;
    return this.#repeated;
  }

  #add(group: G | undefined, by: 1 | -1): void {
    if (!group) return;
    for (const name of this.#namesOf(group)) {
      const count = (this.#counts.get(name) ?? 0) + by;
      if (count > 0) this.#counts.set(name, count);
      else this.#counts.delete(name);
      if (count > 1) this.#repeated.add(name);
      else this.#repeated.delete(name);
    }
  }
}

const tallies = new WeakMap<object, Map<unknown, unknown>>();

/** The tally of a document and what came of it by edits, by a key. */
export function tallyOf<G>(doc: SourceDocument, key: unknown, namesOf: (group: G) => readonly string[]): Tally<G> {
  let own = tallies.get(doc.lineage);
  if (!own) {
    own = new Map();
    tallies.set(doc.lineage, own);
  }
  let tally = own.get(key) as Tally<G> | undefined;
  if (!tally) {
    tally = new Tally(namesOf);
    own.set(key, tally);
  }
  return tally;
}
