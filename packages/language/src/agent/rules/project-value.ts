import { setValue } from "../fixes/edits.ts";
import { json } from "./lib/example.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A value that the project file does not take. */
export const projectValue: ListedRule = {
  code: "AW912",
  name: "project-value",
  title: "A value that the project file does not take",
  severity: "error",
  why: "The field wants another type, or one of a few words. The value is ignored.",
  from: "project",
  bad: json`
    { "rules": { "AW140": "warn" } }
  `,
  good: json`
    { "rules": { "AW140": "warning" } }
  `,
  fixed: json`
    { "rules": { "AW140": "warning" } }
  `,
  fix({ path, args }, { document }) {
    const { suggestion } = args;
    if (typeof suggestion !== "string") return [];
    return sure(`Change to \`${suggestion}\``, setValue(document, path, suggestion));
  },
};
