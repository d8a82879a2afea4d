import type { ListedRule } from "./rule.ts";

/** Unknown escape in a quoted text. */
export const badEscape: ListedRule = {
  code: "AW105",
  name: "bad-escape",
  title: "Unknown escape in a quoted text",
  severity: "error",
  why: "In double quotes a backslash begins an escape such as `\\n`. Others are not defined. Double the backslash to get one.",
  from: "syntax",
};
