import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** An element that stands twice. */
export const repeatedItem: ListedRule = {
  code: "AW124",
  name: "repeated-item",
  title: "An element that stands twice",
  severity: "error",
  why: "In this list each element counts once. The second one changes nothing and is most likely a slip.",
  from: "spec",
  fix({ path }, { document }) {
    return sure("Remove the second one", remove(document, path));
  },
};
