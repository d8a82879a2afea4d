import type { Json, StepShape } from "@agentwright/protocol";
import { containsDeep, isObject, jsonContains } from "./contains.ts";
import type { Output } from "./output.ts";

/** What becomes of a step's `if` and `ifNot`. `needs` are the steps whose output would decide it. */
export type Verdict =
  | { readonly is: "met" }
  | { readonly is: "unmet"; readonly by: "if" | "ifNot" }
  | { readonly is: "open"; readonly needs: readonly string[] };

type Answer = { readonly is: boolean } | { readonly needs: readonly string[] };

/** A root step's condition looks at the flow's input, any other's at `{dependency: output}`; skipped ones are absent. */
export function judge(step: StepShape, input: Json, outputs: ReadonlyMap<string, Output>): Verdict {
  const { requiredInputPattern: wanted, forbiddenInputPattern: forbidden } = step;
  const ask = (pattern: Json): Answer =>
    step.dependencies.length === 0
      ? { is: jsonContains(input, pattern) }
      : askOutputs(pattern, new Map(step.dependencies.map(slug => [slug, outputs.get(slug) ?? { is: "unknown" }])));
  const first = wanted === undefined ? { is: true } : ask(wanted);
  if ("is" in first && !first.is) return { is: "unmet", by: "if" };
  const second = forbidden === undefined ? { is: false } : ask(forbidden);
  if ("is" in second && second.is) return { is: "unmet", by: "ifNot" };
  const needs = [first, second].flatMap(answer => ("needs" in answer ? answer.needs : []));
  return needs.length === 0 ? { is: "met" } : { is: "open", needs: [...new Set(needs)] };
}

/** `@>` over outputs of which some aren't known: false if a known part rules it out. */
function askOutputs(pattern: Json, outputs: ReadonlyMap<string, Output>): Answer {
  if (!isObject(pattern)) return { is: false };
  const needs: string[] = [];
  for (const [slug, wanted] of Object.entries(pattern)) {
    const output = outputs.get(slug);
    if (output === undefined || output.is === "absent") return { is: false };
    if (output.is === "known") {
      if (!containsDeep(output.value, wanted)) return { is: false };
    } else needs.push(slug);
  }
  return needs.length === 0 ? { is: true } : { needs };
}
