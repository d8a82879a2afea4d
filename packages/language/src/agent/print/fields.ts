import { projectSpec } from "../../project/spec.ts";
import { formats } from "../check/formats.ts";
import { agentSpec } from "../spec/agent.ts";
import { definitions } from "../spec/describe.ts";
import type { ObjectSpec, Spec } from "../spec/types.ts";

/** `docs/fields.md`: every field of a config and of the project file, in tables. */
export function printFields(): string {
  const lines = [
    "# Fields",
    "",
    "Every field of an agent config (`*.agent.yaml`, `.yml`, `.json`, `.jsonc`) and of the project file.",
    "A star marks what must be there. Keys that begin with `x-` are your own, at every level.",
    "",
    "This page is printed from the source of the checks; do not edit it by hand.",
    "",
    "## Agent config",
    "",
    ...table("", agentSpec),
  ];
  for (const [name, spec] of Object.entries(agentSpec.fields)) lines.push(...sections(name, spec, "###"));
  for (const [name, spec] of Object.entries(definitions)) lines.push(...sections(name, spec, "###"));
  lines.push(
    "## Project file",
    "",
    "`agentwright.json`; the nearest one above a config counts, nothing is merged.",
    "",
  );
  lines.push(...table("", projectSpec));
  for (const [name, spec] of Object.entries(projectSpec.fields)) lines.push(...sections(name, spec, "###"));
  return `${lines.join("\n").trimEnd()}\n`;
}

/** A heading and a table for each object in a spec, and the words of each choice. */
function sections(name: string, spec: Spec, mark: string): string[] {
  if (spec.kind === "list") return sections(`${name}[]`, spec.of, mark);
  if (spec.kind === "map") return sections(`${name}.<name>`, spec.of, mark);
  if (spec.kind === "choice") {
    const values = Object.entries(spec.values).map(([value, means]) => `- \`${value}\`: ${means}`);
    return [`${mark} \`${name}\``, "", spec.doc, "", ...values, ""];
  }
  if (spec.kind !== "object") return [];
  const inner = Object.entries(spec.fields).flatMap(([field, one]) => sections(`${name}.${field}`, one, "####"));
  return [`${mark} \`${name}\``, "", spec.doc, "", ...table(name, spec), ...inner];
}

function table(_name: string, spec: ObjectSpec): string[] {
  const rows = Object.entries(spec.fields).map(([name, field]) => {
    const star = spec.required?.includes(name) ? " *" : "";
    return `| \`${name}\`${star} | ${cell(typeName(field))} | ${cell(field.doc)} |`;
  });
  const one = spec.oneOf ? [`Exactly one of ${spec.oneOf.map(name => `\`${name}\``).join(", ")}.`, ""] : [];
  return ["| field | type | what it is |", "|---|---|---|", ...rows, "", ...one];
}

function typeName(spec: Spec): string {
  const normal = spec.default === undefined ? "" : `; default \`${spec.default}\``;
  return `${bareType(spec)}${normal}`;
}

function bareType(spec: Spec): string {
  if (spec.kind === "text") {
    const length = spec.max !== undefined ? `, ${spec.min ?? 0}–${spec.max} characters` : "";
    return `text${spec.format && formats[spec.format] ? ` (${spec.format})` : ""}${length}`;
  }
  if (spec.kind === "number") {
    const { min, max, above } = spec;
    const range =
      min !== undefined && max !== undefined
        ? ` ${min}–${max}`
        : min !== undefined
          ? ` from ${min}`
          : above !== undefined
            ? ` above ${above}`
            : "";
    return `${spec.integer ? "whole number" : "number"}${range}`;
  }
  if (spec.kind === "boolean") return "`true` or `false`";
  if (spec.kind === "choice")
    return Object.keys(spec.values)
      .map(value => `\`${value}\``)
      .join(", ");
  if (spec.kind === "list") {
    const size =
      spec.min !== undefined || spec.max !== undefined ? `, ${spec.min ?? 0}–${spec.max ?? "any number"}` : "";
    return `list${size}${spec.unique ? ", each once" : ""}`;
  }
  if (spec.kind === "map") return "names with values";
  if (spec.kind === "ref") return `[value](#${spec.to})`;
  return spec.kind === "object" ? "fields" : "any value";
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
