import type { ListedRule } from "./rule.ts";

/** A regular expression that does not compile. */
export const badPattern: ListedRule = {
  code: "AW132",
  name: "bad-pattern",
  title: "A regular expression that does not compile",
  severity: "error",
  why: "The pattern is tested against every input of the tool. This one can't be read, so every call would fail.",
  from: "spec",
};
