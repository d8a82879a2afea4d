import { expect, test } from "vitest";
import { openFlow } from "../document.ts";
import { readFlows } from "../read/read.ts";
import { readShape, shapeProblems } from "./index.ts";

function shapes(text: string) {
  return readFlows(openFlow(`import { Flow } from "@pgflow/dsl";\n${text}`, "a.ts")).flows.map(readShape);
}

test("a flow that is known whole becomes a shape", () => {
  const [shape] = shapes(`const slow = { timeout: 90 } as const;
export const F = new Flow<{ url: string }>({ slug: "f", maxAttempts: 4, baseDelay: undefined })
  .step({ slug: "a", ...slow, if: { x: [1, null] }, whenUnmet: "skip-cascade" }, () => [1])
  .map({ slug: "each", array: "a", startDelay: 5 }, x => x)
  .array({ slug: "end", dependsOn: ["each", "a"], ifNot: { y: 1 }, whenExhausted: "skip" }, () => []);`);
  expect(shape).toEqual({
    known: true,
    value: {
      slug: "f",
      options: { maxAttempts: 4 },
      steps: [
        {
          slug: "a",
          stepType: "single",
          dependencies: [],
          options: { timeout: 90 },
          requiredInputPattern: { x: [1, null] },
          whenUnmet: "skip-cascade",
        },
        { slug: "each", stepType: "map", dependencies: ["a"], options: { startDelay: 5 } },
        {
          slug: "end",
          stepType: "single",
          dependencies: ["each", "a"],
          options: {},
          forbiddenInputPattern: { y: 1 },
          whenExhausted: "skip",
        },
      ],
    },
  });
  expect(shape?.known && shapeProblems(shape.value, "0.14")).toEqual([]);
});

test("one unknown part makes the flow unknown, and says why", () => {
  const unknown = shapes(`export const a = (n: number) => new Flow({ slug: "a", timeout: n });
let b = new Flow({ slug: "b" });
for (const slug of ["x", "y"]) b = b.step({ slug }, () => 1);
export const c = new Flow({ slug: "c" }).step({ slug: Math.random() + "" }, () => 1);`);
  expect(unknown.map(shape => shape.known)).toEqual([false, false, false]);
  for (const shape of unknown) expect(!shape.known && shape.why.length).toBeGreaterThan(0);
});

test("a mistake stays in the value, so that it is judged", () => {
  const [shape] = shapes(`new Flow({ slug: "f", retries: 3 }).map({ slug: "m", dependsOn: ["x"] }, x => x);`);
  expect(shape?.known && shapeProblems(shape.value, "0.14").map(problem => problem.message)).toEqual([
    "A flow has no option 'retries'.",
    "Step 'm' has no option 'dependsOn'.",
  ]);
});
