import type { FlowGraph, FlowShape } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { readinessMarkdown, readinessOf } from "./readiness.ts";

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function file(name: string, slug: string, ...steps: readonly string[]): { file: string; graph: FlowGraph } {
  const shape: FlowShape = {
    slug,
    options: {},
    steps: steps.map(one => ({ slug: one, stepType: "single", dependencies: [], options: {} })),
  };
  const flow = { slug, name: "F", range, options: {}, steps: [], unknown: [], shape };
  return { file: name, graph: { uri: name, version: 1, flows: [flow] } };
}

test("names that 0.17 refuses are found, with flow and step", () => {
  const { flows, problems } = readinessOf([
    file("a.ts", "order__new", "fetch"),
    file("b.ts", "ship", "_start", "end_"),
  ]);
  expect(flows).toBe(2);
  expect(problems.map(({ file, flow }) => `${file} ${flow}`)).toEqual([
    "a.ts order__new",
    "b.ts ship._start",
    "b.ts ship.end_",
  ]);
});

test("flows that differ by case alone are found across files", () => {
  const { problems } = readinessOf([file("a.ts", "greetUser", "a"), file("b.ts", "GreetUser", "a")]);
  expect(problems.map(({ file }) => file)).toEqual(["a.ts", "b.ts"]);
});

test("a flow that is not known whole is said, not judged", () => {
  const { file: name, graph } = file("a.ts", "order", "a");
  const { shape: _, ...partly } = graph.flows[0] as FlowGraph["flows"][number];
  const readiness = readinessOf([{ file: name, graph: { ...graph, flows: [partly] } }]);
  expect(readiness.unknown).toEqual([{ file: "a.ts", flow: "order" }]);
  expect(readinessMarkdown(readiness)).toContain("- `order` in a.ts");
});

test("the report says what is true: nothing there, ready, or what to change", () => {
  expect(readinessMarkdown(readinessOf([]))).toContain("No flow is in this workspace.");
  expect(readinessMarkdown(readinessOf([file("a.ts", "order", "fetch")]))).toContain("All 1 flows are ready");
  expect(readinessMarkdown(readinessOf([file("a|b.ts", "a__b", "x")]))).toContain("| a\\|b.ts | `a__b` |");
});
