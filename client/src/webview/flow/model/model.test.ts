import type { FlowGraph, FlowShape, GraphFlow, StepShape } from "@agentwright/protocol";
import { describe, expect, test } from "vitest";
import { diffGraphs } from "./diff.ts";
import { counterpart, flowOf, stepAt } from "./find.ts";
import { think } from "./outcome.ts";
import { viewFlow } from "./view.ts";

type Sketch = Partial<StepShape> & { readonly slug: string };

function shapeOf(...steps: readonly Sketch[]): FlowShape {
  return {
    slug: "f",
    options: {},
    steps: steps.map(step => ({ stepType: "single", dependencies: [], options: {}, ...step })),
  };
}

function flowFor(shape: FlowShape, name = "F", from = 0): GraphFlow {
  const range = (line: number) => ({ start: { line, character: 2 }, end: { line, character: 30 } });
  return {
    slug: shape.slug,
    name,
    range: { start: { line: from, character: 0 }, end: { line: from + shape.steps.length + 1, character: 0 } },
    options: shape.options,
    unknown: [],
    shape,
    steps: shape.steps.map((step, index) => ({
      ...step,
      range: range(from + index + 1),
      slugRange: range(from + index + 1),
      conditional: step.requiredInputPattern !== undefined,
    })),
  };
}

describe("a comparison", () => {
  const before = shapeOf({ slug: "a" }, { slug: "b", dependencies: ["a"] }, { slug: "c", dependencies: ["b"] });

  test("says what became of each step, and draws the lines that are gone", () => {
    const after = shapeOf(
      { slug: "a", options: { timeout: 9 } },
      { slug: "x", dependencies: ["a"], stepType: "map" },
      { slug: "c", dependencies: ["x"] },
    );
    const other = { name: "F", whole: true, shape: before };
    const view = viewFlow(flowFor(after), { other });
    expect(view.steps.map(({ id, diff, gone }) => [id, diff?.change, gone])).toEqual([
      ["a", "changed", false],
      ["x", "added", false],
      ["c", "changed", false],
      ["b", "removed", true],
    ]);
    expect(view.edges).toEqual([
      { from: "a", to: "x", change: "added" },
      { from: "x", to: "c", change: "added" },
      { from: "a", to: "b", change: "removed" },
      { from: "b", to: "c", change: "removed" },
    ]);
    expect(view.steps[0]?.dependents).toEqual(["x"]);
  });

  test("a renamed step keeps its lines", () => {
    const after = shapeOf({ slug: "a" }, { slug: "bee", dependencies: ["a"] }, { slug: "c", dependencies: ["bee"] });
    const view = viewFlow(flowFor(after), { other: { name: "F", whole: true, shape: before } });
    expect(view.steps.map(({ diff }) => diff?.change)).toEqual([undefined, "renamed", undefined]);
    expect(view.steps[1]?.diff?.from).toBe("b");
    expect(view.edges.every(({ change }) => change === undefined)).toBe(true);
  });

  test("a line that turned round is not drawn back, which would close a circle", () => {
    const turned = shapeOf({ slug: "b" }, { slug: "a", dependencies: ["b"] });
    const was = shapeOf({ slug: "a" }, { slug: "b", dependencies: ["a"] });
    const view = viewFlow(flowFor(turned), { other: { name: "F", whole: true, shape: was } });
    expect(view.edges).toEqual([{ from: "b", to: "a", change: "added" }]);
  });

  test("conditions count only where both sides know theirs", () => {
    const conditional = shapeOf({ slug: "a", requiredInputPattern: { x: 1 } });
    expect(diffGraphs(shapeOf({ slug: "a" }), conditional, false).steps.size).toBe(0);
    expect(diffGraphs(shapeOf({ slug: "a" }), conditional, true).steps.get("a")).toEqual({
      change: "changed",
      parts: [{ part: "if", after: '{"x":1}' }],
    });
  });
});

test("a slug that occurs twice gives two boxes, and dependencies go to the first", () => {
  const { shape: _, ...flow } = flowFor(
    shapeOf({ slug: "a" }, { slug: "a" }, { slug: "b", dependencies: ["a", "a", "z"] }),
  );
  const view = viewFlow(flow, {});
  expect(new Set(view.steps.map(({ id }) => id)).size).toBe(3);
  expect(view.edges).toEqual([{ from: "a", to: "b" }]);
});

test("a place of the source belongs to the step around it, else to the flow around it", () => {
  const first = flowFor(shapeOf({ slug: "a" }, { slug: "b" }));
  const second = flowFor(shapeOf({ slug: "c" }), "G", 10);
  const graph: FlowGraph = { uri: "", version: 1, flows: [first, second] };
  expect(stepAt(graph, { line: 2, character: 5 })?.step?.slug).toBe("b");
  expect(stepAt(graph, { line: 11, character: 2 })?.flow.name).toBe("G");
  expect(stepAt(graph, { line: 10, character: 5 })).toEqual({ flow: second });
  expect(stepAt(graph, { line: 50, character: 0 })).toBeUndefined();
});

test("a flow is found by name, slug, or the place it had", () => {
  const [first, second] = [flowFor(shapeOf({ slug: "a" })), flowFor({ ...shapeOf({ slug: "c" }), slug: "g" }, "G")];
  expect(flowOf([first, second], "G", 0)).toBe(second);
  expect(flowOf([first, second], "g", 0)).toBe(second);
  expect(flowOf([first, second], "gone", 1)).toBe(second);
  expect(flowOf([first], "gone", 1)).toBe(first);
  const others = [{ name: "Old", whole: true, shape: second.shape as FlowShape }];
  expect(counterpart(others, second)).toBe(others[0]);
  expect(counterpart(others, first)).toBeUndefined();
});

test("what is typed for a simulation is read; half a JSON is a problem of the input, and no output", () => {
  const shape = shapeOf({ slug: "a" }, { slug: "m", stepType: "map", dependencies: ["a"] });
  const given = (input: string, a: string) => think(shape, { input, outputs: { a }, failing: [] });
  expect(given("{}", "[1,2]").outcome?.steps[1]).toMatchObject({ status: "runs", tasks: 2 });
  expect(given("{}", "[1,").outcome?.steps[1]).toEqual({ slug: "m", status: "runs", reason: { kind: "ready" } });
  expect(given("{", "").problem?.of).toBe("input");
});
