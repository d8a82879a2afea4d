/** The slugs of `after` that must have moved, fewest possible: those outside a longest run that kept its order. */
export function movedSlugs(before: readonly string[], after: readonly string[]): readonly string[] {
  const position = new Map(before.map((slug, index) => [slug, index]));
  const common = after.filter(slug => position.has(slug));
  const kept = new Set(longestRising(common.map(slug => position.get(slug) ?? 0)));
  return common.filter((_, index) => !kept.has(index));
}

/** Indices of a longest strictly rising subsequence (patience sorting, n log n). */
function longestRising(values: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? ends[low - 1] : undefined);
    ends[low] = index;
  }
  const rising: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) rising.push(at);
  return rising.reverse();
}
