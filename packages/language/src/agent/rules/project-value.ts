import { setValue } from "../fixes/edits.ts";
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
  fix({ path, args }, { document }) {
    const { suggestion } = args;
    if (typeof suggestion !== "string") return [];
    return sure(`Change to \`${suggestion}\``, setValue(document, path, suggestion));
  },
};
