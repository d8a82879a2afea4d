import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import { compareNames, placeholdersIn } from "./lib/placeholders.ts";
import type { PartRule } from "./rule.ts";

/** A variable that the prompt never uses. */
export const unusedVariable: PartRule = {
  code: "AW171",
  name: "unused-variable",
  title: "A variable that the prompt never uses",
  severity: "warning",
  why: "People would be asked for a value that goes nowhere. Use it as `{{name}}`, or remove it from `variables`.",
  from: "part",
  sections: ["prompts"],
  tags: ["unused"],
  check(part, report) {
    const content = part.text("content");
    // Somebody is typing a placeholder: it may become any of them.
    if (content === undefined || /\{\{[^{}]*$/.test(content)) return;
    const used = placeholdersIn(content).map(placeholder => ({ ...placeholder, path: ["content"] }));
    const variables = part.texts("variables");
    const unused = compareNames(
      variables.map(([, name]) => name),
      used,
    ).unused;
    for (const index of unused) {
      const variable = variables[index];
      if (!variable || variables.findIndex(([, name]) => name === variable[1]) !== index) continue;
      report({ path: ["variables", variable[0]] }, "The prompt never uses `{name}`.", { name: variable[1] });
    }
  },
  fix({ path }, { document }) {
    return sure("Remove the variable", remove(document, path));
  },
};
