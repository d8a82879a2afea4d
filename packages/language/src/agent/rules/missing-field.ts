import type { Json } from "@agentwright/protocol";
import { locate } from "../../syntax/index.ts";
import { insertField } from "../fixes/edits.ts";
import { describePath, resolveSpec } from "../spec/describe.ts";
import type { Spec } from "../spec/types.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A field or its value is missing. */
export const missingField: ListedRule = {
  code: "AW117",
  name: "missing-field",
  title: "A field or its value is missing",
  severity: "error",
  why: "Without this field the agent is not complete and can't be compiled. Add it, or write a value behind its colon.",
  from: "spec",
  fix({ path }, { document }) {
    const field = path.at(-1);
    const spec = describePath(path);
    if (typeof field !== "string" || !spec || locate(document, path, "key")) return [];
    return sure(`Add \`${field}\``, insertField(document, path.slice(0, -1), field, startValue(spec)));
  },
};

/** Something to begin with that the spec allows. */
function startValue(given: Spec): Json {
  const spec = resolveSpec(given);
  if (spec.default !== undefined) return spec.default;
  const example = spec.examples?.[0];
  if (example !== undefined) return example;
  if (spec.kind === "choice") return Object.keys(spec.values)[0] ?? "";
  if (spec.kind === "boolean") return false;
  if (spec.kind === "number") return spec.min ?? 1;
  if (spec.kind === "list") return [startValue(spec.of)];
  if (spec.kind === "object") {
    return Object.fromEntries((spec.required ?? []).map(name => [name, startValue(spec.fields[name] ?? spec)]));
  }
  return spec.kind === "map" ? {} : "To be written";
}
