import { randomFlow } from "@agentwright/compiler/kinds/flow/testing/random-flow";
import { checkFlows, noFlowsKnown, openFlow } from "@agentwright/language/flow/index";
import { type FlowShape, type PgflowProfile, pgflowProfiles } from "@agentwright/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadDsl } from "./peers.ts";
import { spoiledFlow } from "./spoiled.ts";

const { Flow, compileFlow } = await loadDsl();

/** The shape as somebody would have typed it. */
function typed({ slug, options, steps }: FlowShape): string {
  const calls = steps.map(({ slug: own, stepType, dependencies, options: more }) => {
    const on =
      stepType === "map" ? { array: dependencies[0] } : dependencies.length > 0 ? { dependsOn: dependencies } : {};
    return `  .${stepType === "map" ? "map" : "step"}(${JSON.stringify({ slug: own, ...more, ...on })}, () => work())`;
  });
  return `new Flow(${JSON.stringify({ slug, ...options })})\n${calls.join("\n")}`;
}

function errors(expression: string, profile: PgflowProfile): readonly string[] {
  const text = `import { Flow } from "@pgflow/dsl";\nexport const F = ${expression};\n`;
  const found = checkFlows(openFlow(text, "f.ts"), { outside: noFlowsKnown, profile });
  return found.filter(({ severity }) => severity === "error").map(({ code, message }) => `${code} ${message}`);
}

/** Runs what was typed with pgflow's own classes. */
function run(expression: string): readonly string[] {
  return compileFlow(new Function("Flow", "work", `return ${expression}`)(Flow, () => null));
}

test("in 500 flows that pgflow takes no error is found", () => {
  fc.assert(
    fc.property(randomFlow("0.8", 20), shape => {
      const text = typed(shape);
      run(text);
      expect([text, errors(text, "0.8")]).toEqual([text, []]);
    }),
    { numRuns: 500 },
  );
});

test("in each of 500 flows that pgflow refuses an error is found, in every version", () => {
  fc.assert(
    fc.property(spoiledFlow(), ({ shape, how }) => {
      const text = typed(shape);
      expect(() => run(text), how).toThrow();
      for (const profile of pgflowProfiles) {
        if (how === "leading underscore" && profile !== "0.8" && profile !== "0.17") continue;
        expect(errors(text, profile), `${how}, ${profile}\n${text}`).not.toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});
