import { renameKey } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A rule that does not exist. */
export const projectRule: ListedRule = {
  code: "AW913",
  name: "project-rule",
  title: "A rule that does not exist",
  severity: "warning",
  why: "`rules` names a code or name that no rule has, so the setting does nothing. The list of rules is in the documentation.",
  from: "project",
  fix({ path, args }, { document }) {
    const { suggestion } = args;
    if (typeof suggestion !== "string") return [];
    return sure(`Change to \`${suggestion}\``, renameKey(document, path, suggestion));
  },
};
