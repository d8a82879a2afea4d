import type { ListedRule } from "./rule.ts";

/** Nested too deeply. */
export const tooDeep: ListedRule = {
  code: "AW114",
  name: "too-deep",
  title: "Nested too deeply",
  severity: "error",
  why: "Lists and maps are read up to a depth that no config needs. Deeper text is most likely a mistake, and would only cost time. Flatten it.",
  from: "syntax",
};
