import type { Json, JsonObject } from "@agentwright/protocol";
import { checkValue, type Report } from "./input/check.ts";

/** One thing wrong with an input: where (`city`, `stops[2].name`; empty for the whole) and a sentence that names it. */
export interface InputProblem {
  readonly path: string;
  readonly message: string;
}

/** `input` has the defaults filled in. */
export type CheckedInput =
  | { readonly ok: true; readonly input: JsonObject }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** Problems that are reported; more help nobody. */
const mostProblems = 20;

/**
 * Checks a tool's input against its parameters: type, required, default, enum, const, pattern, minimum, maximum (also
 * exclusive), lengths, items, properties, additionalProperties. Values are never converted. A parameter that the tool
 * doesn't have is a problem too, unless the schema has `additionalProperties: true`. Other keywords are let pass.
 */
export function checkInput(schema: JsonObject, input: Json): CheckedInput {
  const problems: InputProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  const closed = { additionalProperties: false, ...schema, type: "object" };
  const value = checkValue(closed, input, "", report);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, mostProblems) };
  return { ok: true, input: value as JsonObject };
}
