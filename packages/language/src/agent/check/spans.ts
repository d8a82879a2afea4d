import type { Span } from "./problem.ts";

/** Some stretches of text, to be asked which of them touch another. Quick where few lie over each other. */
export class Spans<S extends Span> {
  readonly #spans: readonly S[];
  /** The furthest end of each and all before it. */
  readonly #reach: readonly number[];

  constructor(spans: readonly S[]) {
    this.#spans = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
    let reach = -1;
    this.#reach = this.#spans.map(({ end }) => {
      reach = Math.max(reach, end);
      return reach;
    });
  }

  get isEmpty(): boolean {
    return this.#spans.length === 0;
  }

  /** Those that share a place with a stretch, be it only an end. */
  touching({ start, end }: Span): readonly S[] {
    if (this.isEmpty) return [];
    let first = lastUpTo(this.#spans, span => span.start, start);
    while (first > 0 && (this.#reach[first - 1] ?? 0) >= start) first--;
    const found: S[] = [];
    for (let i = first; i < this.#spans.length; i++) {
      const span = this.#spans[i];
      if (!span || span.start > end) break;
      if (span.end >= start) found.push(span);
    }
    return found;
  }
}

/** Index of the last thing whose place isn't behind an offset; 0 if there is none. */
export function lastUpTo<T>(row: readonly T[], placeOf: (one: T) => number, offset: number): number {
  let low = 0;
  let high = row.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const one = row[middle];
    if (one !== undefined && placeOf(one) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
