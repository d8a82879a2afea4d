import type { ListedRule } from "./rule.ts";

/** Quote or bracket that is never closed. */
export const unclosed: ListedRule = {
  code: "AW103",
  name: "unclosed",
  title: "Quote or bracket that is never closed",
  severity: "error",
  why: "A text that begins with a quote ends with the same quote, and each bracket needs its partner. Everything behind an open one would belong to it.",
  from: "syntax",
};
