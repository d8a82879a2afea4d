import type { ListedRule } from "./rule.ts";

/** More findings than are shown. */
export const tooManyFindings: ListedRule = {
  code: "AW903",
  name: "too-many-findings",
  title: "More findings than are shown",
  severity: "information",
  why: "Only the first thousand findings of a file are shown, because nobody reads more and the editor would slow down. The rest comes when some of these are gone.",
  from: "comments",
};
