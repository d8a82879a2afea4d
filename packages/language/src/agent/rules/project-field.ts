import { remove, renameKey } from "../fixes/edits.ts";
import { maybe, sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A field that the project file does not know. */
export const projectField: ListedRule = {
  code: "AW911",
  name: "project-field",
  title: "A field that the project file does not know",
  severity: "error",
  why: "The field would be ignored. Mostly it is a typing mistake.",
  from: "project",
  fix({ path, args }, { document }) {
    const { suggestion, field } = args;
    if (typeof suggestion === "string")
      return sure(`Change to \`${suggestion}\``, renameKey(document, path, suggestion));
    return maybe(`Remove \`${field}\``, remove(document, path));
  },
};
