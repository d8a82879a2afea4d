import type { Json } from "@agentwright/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonContains } from "./contains.ts";

/** Left, right, and what PostgreSQL 15 answered to `left::jsonb @> right::jsonb`. */
const measured: readonly (readonly [Json, Json, boolean])[] = [
  [{ a: 1, b: 2 }, { a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1 }, {}, true],
  [{ a: null }, { a: null }, true],
  [{}, { a: null }, false],
  [{ a: { b: [1, { c: 2, d: 3 }] } }, { a: { b: [{ c: 2 }] } }, true],
  [[1, 2, 3], [3, 1, 1], true],
  [[1, [1, 3]], [[1]], true],
  [[[1, 2]], [1], false],
  [[1], [], true],
  [["foo", "bar"], "bar", true],
  ["bar", ["bar"], false],
  [{ a: ["foo"] }, { a: "foo" }, false],
  [[["foo"]], ["foo"], false],
  [[1, { a: 1 }], { a: 1 }, false],
  [{ a: 1 }, [{ a: 1 }], false],
  [{}, [], false],
  [[], {}, false],
  [1, 1, true],
  ["1", 1, false],
  [true, true, true],
  [null, null, true],
  [null, {}, false],
  [{ toString: 1 }, { toString: 1 }, true],
  [{}, { toString: 1 }, false],
];

test.each(measured)("%j @> %j is %j", (value, pattern, contained) => {
  expect(jsonContains(value, pattern)).toBe(contained);
});

test("a value contains itself, and what is taken from it at any depth", () => {
  const thinner = (value: Json): Json => {
    if (Array.isArray(value)) return value.slice(1).map(thinner);
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value).slice(1);
    return Object.fromEntries(entries.map(([name, inner]) => [name, thinner(inner as Json)]));
  };
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(jsonContains(value as Json, value as Json)).toBe(true);
      expect(jsonContains(value as Json, thinner(value as Json))).toBe(true);
    }),
  );
});

test("__proto__ is a key like any other", () => {
  const pattern = JSON.parse('{"__proto__":{"x":1}}') as Json;
  expect(jsonContains({}, pattern)).toBe(false);
  expect(jsonContains(JSON.parse('{"__proto__":{"x":1,"y":2}}') as Json, pattern)).toBe(true);
});
