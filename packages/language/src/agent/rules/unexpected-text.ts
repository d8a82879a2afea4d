import type { ListedRule } from "./rule.ts";

/** Text that does not belong here. */
export const unexpectedText: ListedRule = {
  code: "AW113",
  name: "unexpected-text",
  title: "Text that does not belong here",
  severity: "error",
  why: "Something stands where nothing of the kind can stand, for example a second value behind the first, or text behind the end of the file's content. Remove it or give it a key.",
  from: "syntax",
};
