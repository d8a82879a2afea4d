import type { ListedRule } from "./rule.ts";

/** A key that stands twice. */
export const duplicateKey: ListedRule = {
  code: "AW107",
  name: "duplicate-key",
  title: "A key that stands twice",
  severity: "error",
  why: "A map holds each key once. Which of two values would count differs between programs. Remove one, or put both under one key.",
  from: "syntax",
};
