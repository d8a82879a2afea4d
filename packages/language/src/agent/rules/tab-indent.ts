import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** Tab as indentation. */
export const tabIndent: ListedRule = {
  code: "AW101",
  name: "tab-indent",
  title: "Tab as indentation",
  severity: "error",
  why: "YAML forbids tabs in indentation, because nobody can say how wide one is. Use two spaces for each level.",
  from: "syntax",
  fix({ start, end }, { document }) {
    const text = document.text.slice(start, end).replaceAll("\t", "  ");
    return sure("Replace tabs by spaces", [{ start, end, text }]);
  },
};
