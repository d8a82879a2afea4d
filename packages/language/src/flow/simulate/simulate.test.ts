import type { FlowShape, Json, StepShape } from "@agentwright/protocol";
import { describe, expect, test } from "vitest";
import type { Simulated } from "./outcome.ts";
import { simulate } from "./simulate.ts";

type Sketch = Partial<StepShape> & { readonly slug: string };

function flow(...steps: readonly Sketch[]): FlowShape {
  return {
    slug: "order",
    options: {},
    steps: steps.map(step => ({ stepType: "single", dependencies: [], options: {}, ...step })),
  };
}

function statuses(shape: FlowShape, given: Simulated): Record<string, string> {
  return Object.fromEntries(simulate(shape, given).steps.map(({ slug, status }) => [slug, status]));
}

const chain = (first: Partial<StepShape>) =>
  flow({ slug: "a", ...first }, { slug: "b", dependencies: ["a"] }, { slug: "c", dependencies: ["b"] });

test("without conditions every step runs", () => {
  expect(simulate(chain({}), { input: {} })).toEqual({
    run: "completes",
    steps: ["a", "b", "c"].map(slug => ({ slug, status: "runs", reason: { kind: "ready" } })),
  });
});

describe("the condition of a root step looks at the flow's input", () => {
  const when = (mode?: StepShape["whenUnmet"]) =>
    chain({ requiredInputPattern: { plan: "pro" }, ...(mode && { whenUnmet: mode }) });

  test("met", () => {
    const { run, steps } = simulate(when("fail"), { input: { plan: "pro", extra: 1 } });
    expect(run).toBe("completes");
    expect(steps[0]).toEqual({ slug: "a", status: "runs", reason: { kind: "met" } });
  });

  test.each([
    [undefined, "completes", { a: "skipped", b: "runs", c: "runs" }],
    ["skip", "completes", { a: "skipped", b: "runs", c: "runs" }],
    ["skip-cascade", "completes", { a: "skipped", b: "skipped", c: "skipped" }],
    ["fail", "fails", { a: "fails", b: "never", c: "never" }],
  ] as const)("unmet, whenUnmet %s: the run %s", (mode, run, expected) => {
    expect(simulate(when(mode), { input: { plan: "free" } }).run).toBe(run);
    expect(statuses(when(mode), { input: { plan: "free" } })).toEqual(expected);
  });

  test("ifNot is the other way round", () => {
    const shape = chain({ forbiddenInputPattern: { plan: "free" }, whenUnmet: "skip-cascade" });
    expect(statuses(shape, { input: { plan: "pro" } }).a).toBe("runs");
    expect(simulate(shape, { input: { plan: "free" } }).steps).toEqual([
      { slug: "a", status: "skipped", reason: { kind: "unmet", by: "ifNot" } },
      { slug: "b", status: "skipped", reason: { kind: "cascade", step: "a" } },
      { slug: "c", status: "skipped", reason: { kind: "cascade", step: "a" } },
    ]);
  });

  test("if and ifNot must both hold", () => {
    const shape = flow({ slug: "a", requiredInputPattern: { x: 1 }, forbiddenInputPattern: { y: 1 } });
    const of = (input: Json) => simulate(shape, { input }).steps[0]?.reason;
    expect(of({ x: 1 })).toEqual({ kind: "met" });
    expect(of({ x: 1, y: 1 })).toEqual({ kind: "unmet", by: "ifNot" });
    expect(of({ y: 1 })).toEqual({ kind: "unmet", by: "if" });
  });
});

describe("the condition of a dependent step looks at what its dependencies answer", () => {
  const shape = (whenUnmet: StepShape["whenUnmet"]) =>
    flow(
      { slug: "score" },
      {
        slug: "review",
        dependencies: ["score"],
        requiredInputPattern: { score: { risk: "high" } },
        ...(whenUnmet && { whenUnmet }),
      },
      { slug: "close", dependencies: ["review"] },
    );

  test("met and unmet, by the output that is given", () => {
    const given = (risk: string) => ({ input: {}, outputs: { score: { risk, points: 3 } } });
    expect(statuses(shape("skip"), given("high"))).toEqual({ score: "runs", review: "runs", close: "runs" });
    expect(statuses(shape("skip"), given("low"))).toEqual({ score: "runs", review: "skipped", close: "runs" });
    expect(statuses(shape("skip-cascade"), given("low"))).toEqual({
      score: "runs",
      review: "skipped",
      close: "skipped",
    });
  });

  test("is open while that output isn't given, and so is what hangs on it", () => {
    expect(simulate(shape("skip"), { input: {} })).toEqual({
      run: "completes",
      steps: [
        { slug: "score", status: "runs", reason: { kind: "ready" } },
        { slug: "review", status: "open", reason: { kind: "needs", steps: ["score"] } },
        { slug: "close", status: "runs", reason: { kind: "ready" } },
      ],
    });
    expect(statuses(shape("skip-cascade"), { input: {} })).toEqual({ score: "runs", review: "open", close: "open" });
    expect(simulate(shape("fail"), { input: {} }).run).toBe("open");
  });

  test("a skipped dependency has no key, so a pattern over it is never met", () => {
    const two = flow(
      { slug: "a", requiredInputPattern: { go: true } },
      { slug: "b", dependencies: ["a"], requiredInputPattern: { a: {} } },
      { slug: "d", dependencies: ["a"], forbiddenInputPattern: { a: {} } },
    );
    expect(statuses(two, { input: {} })).toEqual({ a: "skipped", b: "skipped", d: "runs" });
  });

  test("a known part that rules it out decides, whatever the others answer", () => {
    const two = flow(
      { slug: "a" },
      { slug: "b" },
      { slug: "c", dependencies: ["a", "b"], requiredInputPattern: { a: { ok: true }, b: { ok: true } } },
    );
    expect(statuses(two, { input: {}, outputs: { b: { ok: false } } }).c).toBe("skipped");
    expect(statuses(two, { input: {}, outputs: { b: { ok: true } } }).c).toBe("open");
  });
});

describe("maps", () => {
  const over = flow(
    { slug: "list" },
    { slug: "each", stepType: "map", dependencies: ["list"] },
    { slug: "again", stepType: "map", dependencies: ["each"] },
    { slug: "sum", dependencies: ["again"] },
  );

  test("a task for each element, through a chain of maps", () => {
    const { steps } = simulate(over, { input: {}, outputs: { list: [1, 2, 3] } });
    expect(steps.map(({ tasks }) => tasks)).toEqual([undefined, 3, 3, undefined]);
  });

  test("over an empty array they complete without a task, and what follows runs", () => {
    expect(simulate(over, { input: {}, outputs: { list: [] } }).steps.slice(1)).toEqual([
      { slug: "each", status: "empty", reason: { kind: "empty-array", step: "list" }, tasks: 0 },
      { slug: "again", status: "empty", reason: { kind: "empty-array", step: "each" }, tasks: 0 },
      { slug: "sum", status: "runs", reason: { kind: "ready" } },
    ]);
  });

  test("over a skipped step they are empty too", () => {
    const shape = flow(
      { slug: "list", requiredInputPattern: { go: true } },
      { slug: "each", stepType: "map", dependencies: ["list"] },
    );
    expect(simulate(shape, { input: {} }).steps[1]).toEqual({
      slug: "each",
      status: "empty",
      reason: { kind: "skipped-array", step: "list" },
      tasks: 0,
    });
  });

  test("over what is no array the run fails, whatever whenExhausted says", () => {
    const shape = flow(
      { slug: "list", whenExhausted: "skip" },
      { slug: "each", stepType: "map", dependencies: ["list"] },
    );
    const { run, because, steps } = simulate(shape, { input: {}, outputs: { list: { no: 1 } } });
    expect({ run, because }).toEqual({ run: "fails", because: "list" });
    expect(steps[0]).toEqual({ slug: "list", status: "fails", reason: { kind: "not-array", map: "each" } });
  });

  test("a root map needs an array as the flow's input", () => {
    const shape = flow({ slug: "first" }, { slug: "each", stepType: "map" });
    expect(simulate(shape, { input: { a: 1 } })).toMatchObject({ run: "refused", because: "each" });
    expect(simulate(shape, { input: [1, 2] }).steps[1]).toMatchObject({ status: "runs", tasks: 2 });
    expect(simulate(shape, { input: [] }).steps[1]).toMatchObject({ status: "empty", tasks: 0 });
  });

  test("an empty map has no task that could fail", () => {
    const given = { input: {}, outputs: { list: [] }, failing: ["each"] };
    expect(simulate(over, given).run).toBe("completes");
  });
});

describe("a step that fails at every attempt", () => {
  test.each([
    [undefined, "fails", { a: "fails", b: "never", c: "never" }],
    ["skip", "completes", { a: "skipped", b: "runs", c: "runs" }],
    ["skip-cascade", "completes", { a: "skipped", b: "skipped", c: "skipped" }],
  ] as const)("whenExhausted %s: the run %s", (mode, run, expected) => {
    const shape = chain(mode ? { whenExhausted: mode } : {});
    expect(simulate(shape, { input: {}, failing: ["a"] }).run).toBe(run);
    expect(statuses(shape, { input: {}, failing: ["a"] })).toEqual(expected);
  });

  test("is not run at all where its condition is unmet", () => {
    const shape = chain({ requiredInputPattern: { go: true } });
    expect(simulate(shape, { input: {}, failing: ["a"] }).run).toBe("completes");
  });
});

test("a chain of 5,000 steps is thought through", () => {
  const steps = Array.from({ length: 5000 }, (_, index) => ({
    slug: `s${index}`,
    dependencies: index === 0 ? [] : [`s${index - 1}`],
    ...(index === 0 && { requiredInputPattern: { go: true }, whenUnmet: "skip-cascade" as const }),
  }));
  const { steps: outcomes } = simulate(flow(...steps), { input: {} });
  expect(outcomes.every(({ status }) => status === "skipped")).toBe(true);
});
