import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A list with too many or too few elements. */
export const listLength: ListedRule = {
  code: "AW123",
  name: "list-length",
  title: "A list with too many or too few elements",
  severity: "error",
  why: "The list has a limit. Too many traits, for example, blur what the agent is like. The fix takes out what is too much.",
  from: "spec",
  fix({ path, args }, { document }) {
    if (typeof args.max !== "number" || args.count !== args.max + 1) return [];
    return sure("Remove the last element", remove(document, path));
  },
};
