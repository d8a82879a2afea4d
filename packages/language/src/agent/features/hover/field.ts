import type { Path } from "../../../syntax/document.ts";
import { describePath } from "../../spec/describe.ts";
import { describeShape, type ResolvedSpec } from "../describe-shape.ts";

/** A field in Markdown: its name and shape, what it means, what the value means, and what else it could be. */
export function fieldText(path: Path, spec: ResolvedSpec, value: unknown): string {
  const name = path.filter(step => typeof step === "string").at(-1) ?? "";
  const parts = [`**${name}** · ${describeShape(spec)}${isRequired(path) ? " · required" : ""}`];
  if (spec.kind === "choice" && typeof value === "string" && Object.hasOwn(spec.values, value)) {
    parts.push(`\`${value}\`: ${spec.values[value]}`, spec.doc);
    return parts.join("\n\n");
  }
  parts.push(spec.doc);
  if (spec.kind === "choice") parts.push(menu(spec.values));
  if (spec.kind === "list" && spec.of.kind === "choice") parts.push(menu(spec.of.values));
  if (spec.default !== undefined) parts.push(`Default: \`${spec.default}\``);
  if (spec.examples?.length) parts.push(`For example ${spec.examples.map(example => `\`${example}\``).join(", ")}`);
  return parts.join("\n\n");
}

function menu(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([value, doc]) => `- \`${value}\`: ${doc}`)
    .join("\n");
}

function isRequired(path: Path): boolean {
  const last = path.at(-1);
  const above = describePath(path.slice(0, -1));
  return above?.kind === "object" && typeof last === "string" && above.required?.includes(last) === true;
}
