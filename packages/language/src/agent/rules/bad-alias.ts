import type { ListedRule } from "./rule.ts";

/** An alias that stands for nothing. */
export const badAlias: ListedRule = {
  code: "AW108",
  name: "bad-alias",
  title: "An alias that stands for nothing",
  severity: "error",
  why: "`*name` repeats what `&name` marked before it. There is no such mark, or the mark contains its own alias.",
  from: "syntax",
};
