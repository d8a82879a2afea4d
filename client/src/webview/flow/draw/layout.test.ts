import fc from "fast-check";
import { expect, test } from "vitest";
import { type Link, type PlacedBox, place } from "./layout.ts";

const box = (id: string, width = 100, height = 50) => ({ id, width, height });
const middle = (at: PlacedBox | undefined) => (at === undefined ? Number.NaN : at.x + at.width / 2);

function links(...pairs: readonly string[]): Link[] {
  return pairs.map(pair => ({ from: pair.charAt(0), to: pair.charAt(1) }));
}

test("nothing is an empty picture", () => {
  expect(place([], [])).toEqual({ width: 32, height: 32, boxes: new Map(), links: [] });
});

test("a diamond stands straight: its ends over each other, its sides beside each other", () => {
  const { boxes } = place(
    ["a", "b", "c", "d"].map(id => box(id)),
    links("ab", "ac", "bd", "cd"),
  );
  expect(middle(boxes.get("a"))).toBeCloseTo(middle(boxes.get("d")), 5);
  expect(boxes.get("b")?.y).toBe(boxes.get("c")?.y);
  expect(middle(boxes.get("a"))).toBeCloseTo((middle(boxes.get("b")) + middle(boxes.get("c"))) / 2, 5);
});

test("links that would cross are untangled", () => {
  const { boxes } = place(
    ["a", "b", "c", "d"].map(id => box(id)),
    links("ad", "bc"),
  );
  expect(middle(boxes.get("a")) < middle(boxes.get("b"))).toBe(middle(boxes.get("d")) < middle(boxes.get("c")));
});

test("a link over several layers goes past the boxes between", () => {
  const { boxes, links: ways } = place(
    ["a", "b", "c"].map(id => box(id)),
    links("ab", "bc", "ac"),
  );
  const long = ways.find(({ from, to }) => from === "a" && to === "c");
  const between = boxes.get("b");
  const beside = long?.points.slice(2, 4) ?? [];
  expect(beside).toHaveLength(2);
  expect(between).toBeDefined();
  for (const { x } of beside) {
    const clear = between && (x < between.x || x > between.x + between.width);
    expect(clear).toBe(true);
  }
});

test("a circle, which only a broken file can hold, is placed somehow", () => {
  const { boxes } = place(
    ["a", "b", "c"].map(id => box(id)),
    links("ab", "bc", "cb"),
  );
  expect(boxes.size).toBe(3);
});

test("a root stands right above the first step that needs it", () => {
  const { boxes } = place(
    ["a", "b", "c", "r"].map(id => box(id)),
    links("ab", "bc", "rc"),
  );
  expect(boxes.get("r")?.y).toBe(boxes.get("b")?.y);
});

const graphs = fc
  .integer({ min: 1, max: 25 })
  .chain(size =>
    fc.tuple(
      fc.array(fc.tuple(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 20, max: 90 })), {
        minLength: size,
        maxLength: size,
      }),
      fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { selector: pair => pair.join(), maxLength: 60 }),
    ),
  )
  .map(([sizes, pairs]) => ({
    boxes: sizes.map(([width, height], index) => box(`s${index}`, width, height)),
    links: pairs.filter(([from, to]) => from < to).map(([from, to]) => ({ from: `s${from}`, to: `s${to}` })),
  }));

test("boxes never overlap, links point down, all is inside, and twice is the same", () => {
  fc.assert(
    fc.property(graphs, graph => {
      const placed = place(graph.boxes, graph.links);
      expect(placed).toEqual(place(graph.boxes, graph.links));
      const all = [...placed.boxes.values()];
      expect(all).toHaveLength(graph.boxes.length);
      for (const one of all) {
        expect(one.x).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width).toBeLessThanOrEqual(placed.width);
        expect(one.y + one.height).toBeLessThanOrEqual(placed.height);
        for (const other of all) {
          const apart =
            one === other ||
            one.x + one.width <= other.x + 0.01 ||
            other.x + other.width <= one.x + 0.01 ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y;
          expect(apart).toBe(true);
        }
      }
      expect(placed.links).toHaveLength(graph.links.length);
      for (const { points } of placed.links) {
        const ys = points.map(({ y }) => y);
        expect(ys).toEqual(ys.toSorted((a, b) => a - b));
      }
    }),
  );
});
