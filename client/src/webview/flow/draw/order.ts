import type { Knot } from "./layout.ts";

/** Rounds, fewer for pictures with very many knots: those are crowded whatever one does, and must not take long. */
function sweepsFor(knots: number): number {
  return Math.max(2, Math.min(8, Math.floor(6000 / knots)));
}

/**
 * Orders each layer so that links cross little: every knot goes to the middle of its neighbours, from the top down and
 * from the bottom up in turn (the barycentre method of Sugiyama et al., 1981); the best of all rounds stays.
 */
export function orderLayers(layers: readonly Knot[][]): void {
  let best = layers.map(row => [...row]);
  let fewest = crossings(layers);
  const sweeps = sweepsFor(layers.reduce((sum, row) => sum + row.length, 0));
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const down = sweep % 2 === 0;
    const rows = down ? layers : layers.toReversed();
    for (const row of rows) sortRow(row, down);
    const found = crossings(layers);
    if (found >= fewest) continue;
    fewest = found;
    best = layers.map(row => [...row]);
  }
  for (const [index, row] of best.entries()) {
    layers[index]?.splice(0, row.length, ...row);
    for (const [at, knot] of row.entries()) knot.at = at;
  }
}

function sortRow(row: Knot[], down: boolean): void {
  const middle = new Map(row.map(knot => [knot, middleOf(down ? knot.up : knot.down) ?? knot.at]));
  row.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0) || a.at - b.at);
  for (const [at, knot] of row.entries()) knot.at = at;
}

function middleOf(neighbours: readonly Knot[]): number | undefined {
  if (neighbours.length === 0) return undefined;
  return neighbours.reduce((sum, { at }) => sum + at, 0) / neighbours.length;
}

/** How often links cross, counted layer by layer with a tree of sums (Barth, Jünger and Mutzel, 2002). */
function crossings(layers: readonly (readonly Knot[])[]): number {
  let count = 0;
  for (const [index, row] of layers.entries()) {
    const size = layers[index + 1]?.length ?? 0;
    if (size === 0) continue;
    const sums = new Array<number>(size + 1).fill(0);
    let seen = 0;
    for (const knot of row) {
      const ends = knot.down.map(({ at }) => at);
      for (const end of ends) {
        let upTo = 0;
        for (let at = end + 1; at > 0; at -= at & -at) upTo += sums[at] ?? 0;
        count += seen - upTo;
      }
      for (const end of ends) {
        for (let at = end + 1; at <= size; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
        seen++;
      }
    }
  }
  return count;
}
