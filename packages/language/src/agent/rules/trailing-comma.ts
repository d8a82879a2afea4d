import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** Comma behind the last element. */
export const trailingComma: ListedRule = {
  code: "AW111",
  name: "trailing-comma",
  title: "Comma behind the last element",
  severity: "error",
  why: "JSON allows a comma only between two elements. Other programs would refuse the file. Remove the comma, or name the file `.agent.jsonc`.",
  from: "syntax",
  fix({ start, end }) {
    return sure("Remove the comma", [{ start, end, text: "" }]);
  },
};
