import type { ListedRule } from "./rule.ts";

/** The file is no map of sections. */
export const notAMap: ListedRule = {
  code: "AW115",
  name: "not-a-map",
  title: "The file is no map of sections",
  severity: "error",
  why: "A config is a map whose keys are sections such as `identity`. This file holds a list, a single value, or nothing at all.",
  from: "syntax",
};
