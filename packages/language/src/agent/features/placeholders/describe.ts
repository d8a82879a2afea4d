import { codeSpan, plainText } from "../markdown.ts";
import type { Declared, TemplateScope } from "./scope.ts";

/** `id: number`, `city?: string = "Oslo"`; a variable is its name alone. */
export function declaredLabel({ name, shape }: Declared, kind: TemplateScope["kind"]): string {
  if (kind === "prompt") return name;
  const optional = shape.required === true ? "" : "?";
  const type = typeof shape.type === "string" ? shape.type : "any";
  return `${name}${optional}: ${type}${"default" in shape ? ` = ${JSON.stringify(shape.default)}` : ""}`;
}

/** What is known of a declared name, in Markdown. `line`: where it is declared, counted from one. */
export function declaredText(declared: Declared, { kind, name }: TemplateScope, line: number): string {
  const { shape } = declared;
  const of = name ? ` of ${codeSpan(name)}` : "";
  const title = `**${plainText(declared.name)}** · ${kind === "tool" ? "parameter" : "variable"}${of}`;
  const type = typeof shape.type === "string" ? [codeSpan(shape.type)] : [];
  const parts = [[title, ...type, ...(shape.required === true ? ["required"] : [])].join(" · ")];
  if (typeof shape.description === "string") parts.push(plainText(shape.description));
  const limits = ["default", "enum", "pattern", "minimum", "maximum"]
    .filter(field => field in shape)
    .map(field => `${field}: ${codeSpan(JSON.stringify(shape[field]) ?? "")}`);
  if (limits.length > 0) parts.push(limits.join(" · "));
  parts.push(`Declared on line ${line}.`);
  return parts.join("\n\n");
}
