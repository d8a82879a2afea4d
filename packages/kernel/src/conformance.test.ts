import { expect, test } from "vitest";
import { assemblePlugin } from "./assemble.ts";
import { readKernel } from "./node.ts";
import { instantiate } from "./testing/instance.ts";
import { mismatch } from "./testing/match.ts";
import { vectorParts } from "./testing/parts.ts";
import { runVector, vectors } from "./testing/vectors.ts";

const plugin = assemblePlugin(await readKernel(), vectorParts());

for (const vector of vectors()) {
  test(`${vector.file.replace(".json", "")}: ${vector.name}`, () => runVector(vector, instantiate(plugin)));
}

test("the comparison of vectors finds what differs", () => {
  expect(mismatch({ a: [1, { $any: true }] }, { a: [1, "x"], b: 2 })).toBeUndefined();
  expect(mismatch({ a: [1] }, { a: [1, 2] })).toBe("answer.a is [1,2], not [1]");
  expect(mismatch({ a: { $absent: true } }, { a: null })).toBe("answer.a should not be there");
  expect(mismatch({ a: { $contains: "x" } }, { a: "y" })).toContain("answer.a is");
  expect(mismatch({ a: null }, {})).toBe("answer.a is not there");
});
