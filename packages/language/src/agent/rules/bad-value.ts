import type { ListedRule } from "./rule.ts";

/** A value that JSON does not know. */
export const badValue: ListedRule = {
  code: "AW106",
  name: "bad-value",
  title: "A value that JSON does not know",
  severity: "error",
  why: "JSON knows texts in double quotes, numbers, `true`, `false`, `null`, lists and objects, and nothing else. Write the value as one of these.",
  from: "syntax",
};
