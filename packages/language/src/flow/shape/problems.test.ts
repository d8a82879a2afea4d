import type { PgflowProfile } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { shapeProblems } from "./index.ts";

const step = (slug: unknown, more: object = {}) => ({
  slug,
  stepType: "single",
  dependencies: [],
  options: {},
  ...more,
});
const flow = (...steps: readonly unknown[]) => ({ slug: "f", options: {}, steps });
const messages = (value: unknown, profile: PgflowProfile = "0.16") =>
  shapeProblems(value, profile).map(problem => problem.message);

test("whatever a slug may not be is said, by version", () => {
  for (const slug of ["", "run", "1a", "a-b", "a b", "é", "a\n", "'", "x".repeat(129), 5, undefined, "toString"]) {
    expect(messages(flow(step(slug))), String(slug)).toHaveLength(1);
  }
  expect(messages({ ...flow(), slug: "x".repeat(47) })).toEqual([]);
  expect(messages({ ...flow(), slug: "x".repeat(48) })).toEqual([expect.stringContaining("more than 47 characters")]);
  expect(messages(flow(step("x".repeat(128)), step("Run"), step("_a"), step("a__b")))).toEqual([]);
  expect(messages(flow(step("_a")), "0.8")).toHaveLength(1);
  expect(messages(flow(step("_a"), step("a_"), step("a__b")), "0.17")).toHaveLength(3);
  expect(messages(flow(step("a"), step("A")))).toEqual([]);
  expect(messages(flow(step("a"), step("A")), "0.17")).toEqual([
    "Steps 'a' and 'A' differ only in upper and lower case. pgflow takes them for one.",
  ]);
});

test("dependencies are steps that come earlier, each once, one at most for a map", () => {
  const a = step("a");
  expect(messages(flow(a, step("a")))).toEqual(["There are two steps 'a'. Give one of them another slug."]);
  expect(messages(flow(step("b", { dependencies: ["a"] }), a))).toEqual([
    "Step 'b' depends on 'a', which is no step defined before it.",
  ]);
  expect(messages(flow(step("b", { dependencies: ["b"] })))).toHaveLength(1);
  expect(messages(flow(a, step("b", { dependencies: ["a", "a"] })))).toEqual([
    "Step 'b' names 'a' twice as a dependency. A run of it would never end.",
  ]);
  expect(messages(flow(a, step("b"), step("c", { stepType: "map", dependencies: ["a", "b"] })))).toHaveLength(1);
});

test("the position of the step is told", () => {
  expect(shapeProblems(flow(step("a"), step("b", { options: { timeout: 2 } })), "0.8")).toEqual([
    { step: 1, message: "Step 'b': timeout must be from 3 to 2147483647." },
  ]);
  expect(shapeProblems({ ...flow(), options: { startDelay: 1 } }, "0.8")).toEqual([
    { message: "A flow has no option 'startDelay'." },
  ]);
});

test("conditions are objects that jsonb can hold, from 0.14 on", () => {
  const conditional = (more: object) => messages(flow(step("a", more)), "0.14");
  expect(conditional({ requiredInputPattern: { a: [null, "é"] }, whenUnmet: "skip-cascade" })).toEqual([]);
  let deep: unknown = {};
  for (let depth = 0; depth < 10_000; depth++) deep = { deep };
  for (const pattern of [[1], 1, null, "x", new Date(), { a: "\0" }, { "\ud800": 1 }, { a: () => 1 }, deep]) {
    expect(conditional({ forbiddenInputPattern: pattern })).toHaveLength(1);
  }
  expect(conditional({ whenUnmet: "later", whenExhausted: 1 })).toHaveLength(2);
  for (const profile of ["0.8", "0.9"] as const) {
    expect(messages(flow(step("a", { requiredInputPattern: {} })), profile)).toEqual([
      "Step 'a' has 'if', which pgflow knows only from 0.14 on.",
    ]);
  }
});

test("a value that is no flow at all is told so", () => {
  for (const value of [undefined, null, 1, "f", [], { slug: "f" }, flow(1), flow({}), { ...flow(), steps: {} }]) {
    expect(messages(value).length).toBeGreaterThan(0);
  }
});
