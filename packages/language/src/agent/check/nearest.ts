/**
 * The candidate most like a misspelt word, if one is like enough, or the first that begins with the whole of it; case
 * is ignored. Ties go to the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const most = word.length <= 5 ? 1 : word.length <= 8 ? 2 : 3;
  let best: string | undefined;
  let bestDistance = most + 1;
  const wanted = plain(word);
  for (const candidate of candidates) {
    const other = plain(candidate);
    if (wanted.length >= 3 && other.startsWith(wanted) && best === undefined) {
      best = candidate;
      continue;
    }
    if (Math.abs(other.length - wanted.length) > most) continue;
    const distance = distanceOf(wanted, other, bestDistance);
    if (distance < bestDistance && distance < Math.min(wanted.length, other.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[_\- ]/g, "");
}

/** Edits (swapping neighbours is one) from one word to the other; `limit` once it is sure to be that many. */
function distanceOf(a: string, b: string, limit: number): number {
  let older: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least >= limit) return limit;
    older = above;
    above = row;
  }
  return above[b.length] ?? limit;
}
