import type { FlowOptions, FlowShape, StepShape } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { canonicalShape, changeWords, classify, diffByIndex, diffBySlug } from "./index.ts";

type Part = Partial<StepShape> & { readonly slug: string };

function flow(steps: readonly Part[], options: FlowOptions = {}): FlowShape {
  return {
    slug: "f",
    options,
    steps: steps.map(step => ({ stepType: "single", dependencies: [], options: {}, ...step })),
  };
}
const words = (before: FlowShape, after: FlowShape) => diffBySlug(before, after).map(changeWords);
const kind = (before: FlowShape, after: FlowShape) => classify(diffBySlug(before, after));

test("what pgflow stores alike is the same", () => {
  const short = flow([{ slug: "a" }, { slug: "b" }, { slug: "c", dependencies: ["a", "b"] }]);
  const long = flow(
    [
      { slug: "a", whenUnmet: "skip", whenExhausted: "fail", options: { startDelay: 0 } },
      { slug: "b", options: { timeout: undefined } },
      { slug: "c", dependencies: ["b", "a"] },
    ],
    { maxAttempts: 3, baseDelay: 5, timeout: 60 },
  );
  expect(words(short, long)).toEqual([]);
  expect(kind(short, long)).toBe("same");
  expect(canonicalShape(long)).toBe(canonicalShape(short));
  expect(diffByIndex(short, long)).toEqual([]);
});

test("a new step and a new dependency are told in the words of pgflow's document", () => {
  const before = flow([{ slug: "fetch" }, { slug: "process", dependencies: ["fetch"] }]);
  const after = flow([
    { slug: "validate" },
    { slug: "fetch" },
    { slug: "process", dependencies: ["fetch", "validate"] },
  ]);
  expect(words(before, after)).toEqual([
    "New step 'validate' added",
    "Step 'process' dependencies changed: ['fetch'] → ['fetch', 'validate']",
  ]);
  expect(kind(before, after)).toBe("structure");
  expect(diffByIndex(after, before)).toEqual([
    "Step count differs: 3 vs 2",
    "Step at index 0: slug differs 'validate' vs 'fetch'",
    "Step at index 1: slug differs 'fetch' vs 'process'",
    "Step at index 1: dependencies differ [] vs [fetch]",
    "Step at index 2: missing in second shape (first has 'process')",
  ]);
  expect(diffByIndex(before, after).at(-1)).toBe("Step at index 2: missing in first shape (second has 'process')");
});

test("options are told with their units, and what becomes of one that is gone", () => {
  const before = flow([{ slug: "process", options: { timeout: 30, startDelay: 5 } }], { maxAttempts: 5 });
  const after = flow([{ slug: "process", options: { timeout: 60, baseDelay: 2 } }]);
  expect(words(before, after)).toEqual([
    "Step 'process': baseDelay inherited → 2s",
    "Step 'process': timeout 30s → 60s",
    "Step 'process': startDelay 5s → none",
    "Flow: maxAttempts 5 → 3",
  ]);
  expect(kind(before, after)).toBe("options");
  expect(diffByIndex(before, after)).toEqual([]);
});

test("the fewest steps that can have moved are said to have", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map(slug => ({ slug }));
  if (!a || !b || !c || !d) throw new Error("four steps");
  expect(words(flow([a, b, c, d]), flow([d, a, b, c]))).toEqual(["Step 'd' moved: position 4 → 1"]);
  expect(words(flow([a, b, c, d]), flow([b, c, d, a]))).toEqual(["Step 'a' moved: position 1 → 4"]);
  expect(kind(flow([a, b]), flow([b, a]))).toBe("structure");
  expect(words(flow([a, b, c]), flow([a, c]))).toEqual(["Step 'b' removed"]);
});

test("a rename is guessed where there is one way to see it, and then its dependents did not change", () => {
  const before = flow([{ slug: "a" }, { slug: "b", dependencies: ["a"] }, { slug: "c", dependencies: ["b"] }]);
  const after = flow([{ slug: "x" }, { slug: "y", dependencies: ["x"] }, { slug: "c", dependencies: ["y"] }]);
  expect(words(before, after)).toEqual([
    "Step 'a' seems to be renamed: 'a' → 'x'",
    "Step 'b' seems to be renamed: 'b' → 'y'",
  ]);
  const twoWays = flow([{ slug: "x" }, { slug: "y" }]);
  expect(words(flow([{ slug: "a" }]), twoWays)).toEqual([
    "Step 'a' removed",
    "New step 'x' added",
    "New step 'y' added",
  ]);
  const otherType = flow([{ slug: "x", stepType: "map" }]);
  expect(words(flow([{ slug: "a" }]), otherType)).toEqual(["Step 'a' removed", "New step 'x' added"]);
});

test("types and conditions are structure; the order of a pattern's keys is nothing", () => {
  const before = flow([{ slug: "a", requiredInputPattern: { x: 1, y: [2] } }]);
  expect(words(before, flow([{ slug: "a", requiredInputPattern: { y: [2], x: 1 } }]))).toEqual([]);
  for (const part of [
    { requiredInputPattern: {} },
    { forbiddenInputPattern: {} },
    { whenExhausted: "skip" },
  ] as const) {
    expect(kind(flow([{ slug: "a" }]), flow([{ slug: "a", ...part }]))).toBe("structure");
  }
  const after = flow([{ slug: "a", stepType: "map", forbiddenInputPattern: { x: 1 }, whenUnmet: "fail" }]);
  expect(words(before, after)).toEqual([
    "Step 'a' type changed: single → map",
    `Step 'a' condition changed: if {"x":1,"y":[2]} → none`,
    `Step 'a' condition changed: ifNot none → {"x":1}`,
    "Step 'a' condition changed: whenUnmet skip → fail",
  ]);
  expect(kind(before, after)).toBe("structure");
  expect(diffByIndex(before, after)).toEqual([
    "Step at index 0: type differs 'single' vs 'map'",
    "Step at index 0: whenUnmet differs 'skip' vs 'fail'",
    `Step at index 0: requiredInputPattern differs '{"defined":true,"value":{"x":1,"y":[2]}}' vs '{"defined":false}'`,
    `Step at index 0: forbiddenInputPattern differs '{"defined":false}' vs '{"defined":true,"value":{"x":1}}'`,
  ]);
});
