import { remove, renameKey } from "../fixes/edits.ts";
import { maybe, sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A field that the format does not know. */
export const unknownField: ListedRule = {
  code: "AW118",
  name: "unknown-field",
  title: "A field that the format does not know",
  severity: "error",
  why: "The field would be ignored, which is rarely what its writer wants. Mostly it is a typing mistake. Names of your own begin with `x-`.",
  from: "spec",
  fix({ path, args }, { document }) {
    const { suggestion, field } = args;
    if (typeof suggestion === "string") {
      return sure(`Change to \`${suggestion}\``, renameKey(document, path, suggestion));
    }
    return [
      ...maybe(`Rename to \`x-${field}\``, renameKey(document, path, `x-${field}`)),
      ...maybe(`Remove \`${field}\``, remove(document, path)),
    ];
  },
};
