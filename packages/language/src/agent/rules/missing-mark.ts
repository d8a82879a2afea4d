import type { ListedRule } from "./rule.ts";

/** Colon or comma missing. */
export const missingMark: ListedRule = {
  code: "AW104",
  name: "missing-mark",
  title: "Colon or comma missing",
  severity: "error",
  why: "A colon stands between a key and its value, and in braces and brackets a comma stands between neighbours. Without it both run together.",
  from: "syntax",
};
