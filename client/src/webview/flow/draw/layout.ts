import { orderLayers } from "./order.ts";
import { spread } from "./spread.ts";

/** A box to be placed; pixels. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** From a box to one that stands below it. The links make no circle. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type PlacedBox = Point & { readonly width: number; readonly height: number };

/** Where everything is: boxes by their top left corner, links by their bends. */
export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, PlacedBox>;
  readonly links: readonly (Link & { readonly points: readonly Point[] })[];
}

/** A box, or a place that a link over several layers passes through; `up` and `down` are its neighbours. */
export interface Knot {
  readonly box?: Box;
  readonly width: number;
  readonly layer: number;
  readonly up: Knot[];
  readonly down: Knot[];
  /** Its place in its layer, and its middle in pixels. */
  at: number;
  x: number;
}

const between = { layers: 46, boxes: 28, links: 14 } as const;
const margin = 16;

/**
 * Places boxes in layers from top to bottom, so that links point down and cross little. Same input, same picture; a
 * hundred boxes take a few milliseconds however densely they are linked, for which no general engine was quick enough.
 */
export function place(boxes: readonly Box[], links: readonly Link[]): Placed {
  const layerOf = assignLayers(boxes, links);
  const knots = new Map<string, Knot>();
  const layers: Knot[][] = [];
  const add = (knot: Omit<Knot, "up" | "down" | "at" | "x">): Knot => {
    const row = layers[knot.layer] ?? [];
    const full: Knot = { ...knot, up: [], down: [], at: row.length, x: 0 };
    row.push(full);
    layers[knot.layer] = row;
    return full;
  };
  for (const box of boxes) knots.set(box.id, add({ box, width: box.width, layer: layerOf.get(box.id) ?? 0 }));
  const ways = links.flatMap(link => {
    const [from, to] = [knots.get(link.from), knots.get(link.to)];
    if (from === undefined || to === undefined) return [];
    const way = [from];
    for (let layer = from.layer + 1; layer < to.layer; layer++) way.push(add({ width: 0, layer }));
    way.push(to);
    for (const [index, knot] of way.entries()) {
      const next = way[index + 1];
      if (next === undefined) break;
      knot.down.push(next);
      next.up.push(knot);
    }
    return [{ link, way }];
  });
  orderLayers(layers);
  const width = spread(layers, (left, right) => (left.box && right.box ? between.boxes : between.links)) + 2 * margin;

  const heights = layers.map(row => Math.max(0, ...row.map(({ box }) => box?.height ?? 0)));
  const tops: number[] = [];
  let y = margin;
  for (const height of heights) {
    tops.push(y);
    y += height + between.layers;
  }
  const placed = new Map<string, PlacedBox>();
  for (const { box, x, layer } of knots.values()) {
    if (box === undefined) continue;
    const { width, height } = box;
    placed.set(box.id, { x: x + margin - width / 2, y: tops[layer] ?? 0, width, height });
  }
  return {
    width: layers.length === 0 ? 2 * margin : width,
    height: layers.length === 0 ? 2 * margin : y - between.layers + margin,
    boxes: placed,
    links: ways.map(({ link, way }) => ({ ...link, points: pointsOf(way, tops, heights) })),
  };
}

/** Each box below all that it comes after; then what has nothing above it as far down as it may go. */
function assignLayers(boxes: readonly Box[], links: readonly Link[]): Map<string, number> {
  const above = new Map<string, string[]>(boxes.map(({ id }) => [id, []]));
  const below = new Map<string, string[]>(boxes.map(({ id }) => [id, []]));
  for (const { from, to } of links) {
    above.get(to)?.push(from);
    below.get(from)?.push(to);
  }
  const layerOf = new Map<string, number>();
  const waits = new Map(boxes.map(({ id }) => [id, above.get(id)?.length ?? 0]));
  const ready = boxes.filter(({ id }) => waits.get(id) === 0).map(({ id }) => id);
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    layerOf.set(next, Math.max(-1, ...(above.get(next) ?? []).map(id => layerOf.get(id) ?? -1)) + 1);
    for (const id of below.get(next) ?? []) {
      const left = (waits.get(id) ?? 0) - 1;
      waits.set(id, left);
      if (left === 0) ready.push(id);
    }
  }
  for (const { id } of boxes) {
    const children = below.get(id) ?? [];
    if (above.get(id)?.length !== 0 || children.length === 0) continue;
    layerOf.set(id, Math.max(0, Math.min(...children.map(child => layerOf.get(child) ?? 1)) - 1));
  }
  return layerOf;
}

/** Out of the lower edge, straight through each layer that it passes, into the upper edge: pairs, and an end. */
function pointsOf(way: readonly Knot[], tops: readonly number[], heights: readonly number[]): Point[] {
  const last = way.length - 1;
  return way.flatMap(({ x, layer, box }, index): Point[] => {
    const top = tops[layer] ?? 0;
    const height = heights[layer] ?? 0;
    if (index === 0) {
      return [
        { x: x + margin, y: top + (box?.height ?? 0) },
        { x: x + margin, y: top + height },
      ];
    }
    if (index === last) return [{ x: x + margin, y: top }];
    return [
      { x: x + margin, y: top },
      { x: x + margin, y: top + height },
    ];
  });
}
