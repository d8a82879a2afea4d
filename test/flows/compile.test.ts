import { createStatements } from "@agentwright/compiler/kinds/flow/sql/index";
import { randomFlow } from "@agentwright/compiler/kinds/flow/testing/random-flow";
import { shapeProblems } from "@agentwright/language/flow/shape/index";
import { type FlowShape, pgflowProfiles } from "@agentwright/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadDsl, type PgflowFlow } from "./peers.ts";
import { spoiledFlow } from "./spoiled.ts";

const { Flow, compileFlow } = await loadDsl();

/** The shape as somebody would have written it. */
function build({ slug, options, steps }: FlowShape): PgflowFlow {
  return steps.reduce(
    (flow: PgflowFlow, step) => {
      const own = { slug: step.slug, ...step.options };
      if (step.stepType === "map") return flow.map({ ...own, array: step.dependencies[0] }, () => []);
      return flow.step({ ...own, dependsOn: step.dependencies }, () => null);
    },
    new Flow({ slug, ...options }),
  );
}

test("500 flows compile to the bytes of pgflow's own compileFlow", () => {
  fc.assert(
    fc.property(randomFlow("0.8", 20), shape => {
      expect(createStatements(shape, "0.8")).toEqual(compileFlow(build(shape)));
    }),
    { numRuns: 500 },
  );
});

test("what pgflow refuses of 500 spoiled flows we refuse, in every version", () => {
  const refused = new Map<string, number>();
  fc.assert(
    fc.property(spoiledFlow(), ({ shape, how }) => {
      expect(() => compileFlow(build(shape)), how).toThrow();
      for (const profile of pgflowProfiles) {
        if (how === "leading underscore" && profile !== "0.8" && profile !== "0.17") continue;
        expect(shapeProblems(shape, profile), `${how}, ${profile}`).not.toEqual([]);
      }
      refused.set(how, (refused.get(how) ?? 0) + 1);
    }),
    { numRuns: 500, endOnFailure: true },
  );
  expect(Math.min(...refused.values())).toBeGreaterThan(5);
  expect(refused.size).toBe(13);
});
