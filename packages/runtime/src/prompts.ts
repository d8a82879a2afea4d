import type { PromptShape } from "@agentwright/protocol";
import { PluginProblem } from "./problem.ts";

const placeholder = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** Names in `{{name}}` of a text, in order of first use. */
export function placeholdersIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(placeholder), match => match[1] ?? ""))];
}

/**
 * A prompt's text with each `{{variable}}` replaced by its value. One pass: a value that itself holds `{{…}}` stays as
 * it is. Throws a `PluginProblem` that names the variables without a value, or a value that no variable takes.
 */
export function renderPrompt(prompt: PromptShape, values: Readonly<Record<string, string>>): string {
  const wanted = [...new Set([...prompt.variables, ...placeholdersIn(prompt.content)])];
  const missing = wanted.filter(name => !Object.hasOwn(values, name));
  if (missing.length > 0) {
    throw new PluginProblem("prompt", `The prompt “${prompt.name}” needs a value for ${list(missing)}.`);
  }
  const unknown = Object.keys(values).filter(name => !wanted.includes(name));
  if (unknown.length > 0) {
    const has = wanted.length > 0 ? `; it has ${list(wanted)}` : "";
    throw new PluginProblem("prompt", `The prompt “${prompt.name}” has no variable ${list(unknown)}${has}.`);
  }
  return prompt.content.replace(placeholder, (_, name: string) => values[name] ?? "");
}

function list(names: readonly string[]): string {
  return names.map(name => `“${name}”`).join(", ");
}
