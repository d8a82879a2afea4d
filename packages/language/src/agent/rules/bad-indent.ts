import type { ListedRule } from "./rule.ts";

/** Indentation that fits nowhere. */
export const badIndent: ListedRule = {
  code: "AW102",
  name: "bad-indent",
  title: "Indentation that fits nowhere",
  severity: "error",
  why: "Lines of one level begin in the same column. A line that begins between two levels belongs to nothing. Move it to the column of its neighbours.",
  from: "syntax",
};
