import { resolveSpec } from "../spec/describe.ts";
import type { RefSpec, Spec, TextFormat } from "../spec/types.ts";

export type ResolvedSpec = Exclude<Spec, RefSpec>;

const formats: Record<TextFormat, string> = {
  semver: "semantic version",
  "did-or-uuid": "DID or UUID",
  "agent-urn": "agent URN",
  url: "URL",
  identifier: "identifier",
  "host-pattern": "host name",
  "secret-reference": "reference to a secret",
  regex: "regular expression",
  "python-requirement": "Python requirement",
};

/** The type of a field with its limits, in a few words: `text, 3 to 100 characters`. */
export function describeShape(from: Spec): string {
  const spec = resolveSpec(from);
  switch (spec.kind) {
    case "text":
      return [spec.format ? formats[spec.format] : spec.role === "path" ? "path" : "text", limits(spec, "characters")]
        .filter(Boolean)
        .join(", ");
    case "number":
      return [spec.integer ? "whole number" : "number", limits(spec), spec.above !== undefined && `above ${spec.above}`]
        .filter(Boolean)
        .join(", ");
    case "boolean":
      return "true or false";
    case "choice":
      return "one of a list";
    case "list":
      return [`list of ${plural(spec.of)}`, limits(spec), spec.unique && "all different"].filter(Boolean).join(", ");
    case "object":
      return "section";
    case "map":
      return "names with values";
    case "any":
      return "any value";
  }
}

function plural(from: Spec): string {
  const spec = resolveSpec(from);
  if (spec.kind === "text") return spec.format === undefined ? "texts" : `${formats[spec.format]}s`;
  return spec.kind === "choice" ? "values" : spec.kind === "object" ? "sections" : "values";
}

function limits({ min, max }: { readonly min?: number; readonly max?: number }, unit = ""): string {
  const of = unit && ` ${unit}`;
  if (min !== undefined && max !== undefined) return `${min} to ${max}${of}`;
  if (max !== undefined) return `at most ${max}${of}`;
  return min !== undefined && min > (unit ? 1 : 0) ? `at least ${min}${of}` : "";
}
