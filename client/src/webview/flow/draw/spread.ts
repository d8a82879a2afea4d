import type { Knot } from "./layout.ts";

/** Rounds, fewer for pictures with very many knots, but always one each way and two to settle. */
function roundsFor(knots: number): number {
  return Math.max(4, Math.min(12, Math.floor(9000 / knots)));
}

/** How much a straight line weighs beside a box in the middle of its neighbours. */
const lineWeight = 4;

/**
 * Gives each knot its `x`, the middle of it: as near as may be to the middle of its neighbours, in the order of its
 * layer and with room between. Answers the width of all; the smallest left edge is then 0.
 */
export function spread(layers: readonly (readonly Knot[])[], gap: (left: Knot, right: Knot) => number): number {
  for (const row of layers) pull(row, gap, () => 0);
  const knots = layers.flat();
  const rounds = roundsFor(knots.length);
  for (let round = 0; round < rounds; round++) {
    const mode = round >= rounds - 2 ? "both" : round % 2 === 0 ? "up" : "down";
    const rows = mode === "down" ? layers.toReversed() : layers;
    for (const row of rows) {
      pull(row, gap, ({ up, down, x }) => {
        const near = mode === "both" ? [...up, ...down] : mode === "up" ? up : down;
        return near.length === 0 ? x : near.reduce((sum, knot) => sum + knot.x, 0) / near.length;
      });
    }
  }
  if (knots.length === 0) return 0;
  const shift = Math.min(...knots.map(({ x, width }) => x - width / 2));
  for (const knot of knots) knot.x -= shift;
  return Math.max(...knots.map(({ x, width }) => x + width / 2));
}

/**
 * The places nearest to what each knot wants (least squares) that keep order and room: with the room taken out it is a
 * rising row, found by pooling neighbours that are in each other's way.
 */
function pull(row: readonly Knot[], gap: (left: Knot, right: Knot) => number, wanted: (knot: Knot) => number): void {
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, knot] of row.entries()) {
    const before = row[index - 1];
    if (before !== undefined) offset += before.width / 2 + gap(before, knot) + knot.width / 2;
    offsets.push(offset);
  }
  const pools: { sum: number; weight: number; size: number }[] = [];
  for (const [index, knot] of row.entries()) {
    const weight = knot.box === undefined ? lineWeight : 1;
    let pool = { sum: (wanted(knot) - (offsets[index] ?? 0)) * weight, weight, size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.weight >= pool.sum / pool.weight; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, size: last.size + pool.size };
    }
    pools.push(pool);
  }
  let index = 0;
  for (const { sum, weight, size } of pools) {
    for (let end = index + size; index < end; index++) {
      const knot = row[index];
      if (knot !== undefined) knot.x = sum / weight + (offsets[index] ?? 0);
    }
  }
}
