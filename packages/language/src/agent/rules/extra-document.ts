import type { ListedRule } from "./rule.ts";

/** More than one document in a file. */
export const extraDocument: ListedRule = {
  code: "AW110",
  name: "extra-document",
  title: "More than one document in a file",
  severity: "error",
  why: "One file is one agent. What follows the second `---` would never be read. Put it into a file of its own.",
  from: "syntax",
};
