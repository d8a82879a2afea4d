import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A word that the field does not know. */
export const unknownChoice: ListedRule = {
  code: "AW120",
  name: "unknown-choice",
  title: "A word that the field does not know",
  severity: "error",
  why: "The field takes one of a few words. This is none of them; the message names the nearest, and completion offers all.",
  from: "spec",
  fix({ path, args }, { document }) {
    const { suggestion } = args;
    if (typeof suggestion !== "string") return [];
    return sure(`Change to \`${suggestion}\``, setValue(document, path, suggestion));
  },
};
