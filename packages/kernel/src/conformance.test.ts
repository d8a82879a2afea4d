import { expect, test } from "vitest";
import { assemblePlugin } from "./assemble.ts";
import { readKernel } from "./node.ts";
import { expand } from "./testing/expand.ts";
import { instantiate } from "./testing/instance.ts";
import { mismatch } from "./testing/match.ts";
import { vectorParts } from "./testing/parts.ts";
import { runVector, titleOf, vectorPlugin, vectors } from "./testing/vectors.ts";

const plugin = assemblePlugin(await readKernel(), vectorParts());

for (const vector of vectors("wasm")) test(titleOf(vector), () => runVector(vector, instantiate(plugin)));

test("there are many vectors, each with a name of its own, and a reason for each target that it leaves out", () => {
  const titles = vectors().map(titleOf);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThanOrEqual(150);
  for (const { except = {} } of vectors()) for (const why of Object.values(except)) expect(why).toMatch(/^[A-Z].+\.$/);
});

test("each tool that is code has a twin in Go", () => {
  for (const [name, tool] of Object.entries(vectorPlugin().tools)) {
    expect([name, tool.code !== undefined]).toEqual([name, tool.go !== undefined]);
  }
});

test("the comparison of vectors finds what differs", () => {
  expect(mismatch({ a: [1, { $any: true }] }, { a: [1, "x"], b: 2 })).toBeUndefined();
  expect(mismatch({ a: [1] }, { a: [1, 2] })).toBe("answer.a is [1,2], not [1]");
  expect(mismatch({ a: { $absent: true } }, { a: null })).toBe("answer.a should not be there");
  expect(mismatch({ a: { $contains: "x" } }, { a: "y" })).toContain("answer.a is");
  expect(mismatch({ a: null }, {})).toBe("answer.a is not there");
  expect(mismatch({ a: "x".repeat(1000) }, { a: "y".repeat(1000) })?.length).toBeLessThan(500);
});

test("short descriptions in vectors stand for what is long", () => {
  expect(expand({ a: { $repeat: ["ab", 3] }, b: "$n" })).toEqual({ a: "ababab", b: "$n" });
  expect(expand({ $list: [{ id: "$n", name: "no $n" }, 3, 1] })).toEqual([
    { id: 3, name: "no 3" },
    { id: 2, name: "no 2" },
    { id: 1, name: "no 1" },
  ]);
  expect(expand({ $flat: [{ $list: ["$n", 1, 6, 2] }, [9]] })).toEqual([1, 3, 5, 9]);
  expect(expand({ $nest: [1, 3] })).toEqual([[[1]]]);
  expect(expand({ $join: ["a", { $repeat: ["b", 2] }] })).toBe("abb");
});
