import { shapeProblems } from "@agentwright/language/flow/shape/index";
import { type FlowShape, pgflowProfiles } from "@agentwright/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { randomFlow } from "../testing/random-flow.ts";
import { createStatements, creationGuard, FlowSqlError } from "./index.ts";

const flow: FlowShape = {
  slug: "analyzeWebsite",
  options: { timeout: 60, maxAttempts: 3 },
  steps: [
    { slug: "fetch", stepType: "single", dependencies: [], options: { timeout: 30, baseDelay: 2, maxAttempts: 4 } },
    { slug: "visit", stepType: "map", dependencies: ["fetch"], options: { startDelay: 5 } },
    { slug: "end", stepType: "single", dependencies: ["visit", "fetch"], options: {} },
  ],
};
const conditional: FlowShape = {
  slug: "f",
  options: {},
  steps: [
    {
      slug: "a",
      stepType: "single",
      dependencies: [],
      options: {},
      requiredInputPattern: { y: "it's", x: 1 },
      forbiddenInputPattern: { y: 2 },
      whenUnmet: "skip-cascade",
      whenExhausted: "skip",
    },
  ],
};

test("statements stand in the order of steps, arguments in pgflow's own", () => {
  expect(createStatements(flow, "0.8")).toEqual([
    "SELECT pgflow.create_flow('analyzeWebsite', max_attempts => 3, timeout => 60);",
    "SELECT pgflow.add_step('analyzeWebsite', 'fetch', max_attempts => 4, base_delay => 2, timeout => 30);",
    "SELECT pgflow.add_step('analyzeWebsite', 'visit', ARRAY['fetch'], start_delay => 5, step_type => 'map');",
    "SELECT pgflow.add_step('analyzeWebsite', 'end', ARRAY['visit', 'fetch']);",
  ]);
  expect(createStatements(conditional, "0.14")[1]).toBe(
    `SELECT pgflow.add_step('f', 'a', required_input_pattern => '{"x":1,"y":"it''s"}', forbidden_input_pattern => '{"y":2}', when_unmet => 'skip-cascade', when_exhausted => 'skip');`,
  );
});

test("conditions are refused where pgflow has none, step queues before 0.17", () => {
  for (const profile of ["0.8", "0.9"] as const) {
    expect(() => createStatements(conditional, profile)).toThrow(
      new FlowSqlError("Step 'a' has conditions, which pgflow knows only from 0.14 on."),
    );
  }
  expect(() => createStatements(flow, "0.16", { stepQueues: true })).toThrow(FlowSqlError);
  const [only, ...more] = createStatements(flow, "0.17", { stepQueues: true });
  expect(more).toEqual([]);
  expect(only).toContain(`pgflow.ensure_flow_compiled('analyzeWebsite', '{"steps":[{"dependencies":[]`);
  expect(only).toContain(`"slug":"fetch","stepType":"single","whenExhausted":"fail","whenUnmet":"skip"}`);
  expect(only).toContain("::jsonb, 'step');");
});

test("only checked integers are printed as numbers", () => {
  const odd: unknown[] = [1.5, Number.NaN, Infinity, 3e9, "3); drop table x; --", null, true, {}, [4], 2n];
  for (const value of odd) {
    for (const option of ["maxAttempts", "baseDelay", "timeout", "startDelay"]) {
      const steps = [{ slug: "a", stepType: "single", dependencies: [], options: { [option]: value } }];
      const shape = { slug: "f", options: {}, steps } as unknown as FlowShape;
      expect(() => createStatements(shape, "0.17"), `${option} ${String(value)}`).toThrow(FlowSqlError);
      expect(shapeProblems(shape, "0.17")).toHaveLength(1);
    }
  }
  const startDelay = { slug: "f", options: { startDelay: 5 }, steps: [] } as unknown as FlowShape;
  expect(() => createStatements(startDelay, "0.14")).toThrow("'f' has no option 'startDelay'");
});

/** SQL with every quoted text taken out, as PostgreSQL's lexer would see its ends. */
function withoutTexts(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'/g, "?");
}

test("nothing that somebody wrote leaves its quotes", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (flowSlug, step, text) => {
      fc.pre(![flowSlug, step, text].some(each => each.includes("\0")));
      const attack = `${text}'); DROP TABLE x; --`;
      const shape: FlowShape = {
        slug: `${flowSlug}'); DELETE FROM x; --`,
        options: {},
        steps: [
          {
            slug: `${step}'`,
            stepType: "single",
            dependencies: [attack],
            options: {},
            requiredInputPattern: { [attack]: attack },
          },
        ],
      };
      expect(shapeProblems(shape, "0.14").length).toBeGreaterThan(0);
      const [create = "", add = ""] = createStatements(shape, "0.14");
      expect(withoutTexts(create)).toBe("SELECT pgflow.create_flow(?);");
      expect(withoutTexts(add)).toBe("SELECT pgflow.add_step(?, ?, ARRAY[?], required_input_pattern => ?);");
    }),
  );
});

test("the same shape gives the same bytes, and is accepted", () => {
  for (const profile of pgflowProfiles) {
    fc.assert(
      fc.property(randomFlow(profile), shape => {
        expect(shapeProblems(shape, profile)).toEqual([]);
        const copy = JSON.parse(JSON.stringify(shape)) as FlowShape;
        expect(createStatements(copy, profile)).toEqual(createStatements(shape, profile));
        expect(creationGuard(copy, profile)).toBe(creationGuard(shape, profile));
      }),
      { numRuns: 50 },
    );
  }
});
