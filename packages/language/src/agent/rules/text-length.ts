import type { ListedRule } from "./rule.ts";

/** A text that is too long, too short or empty. */
export const textLength: ListedRule = {
  code: "AW122",
  name: "text-length",
  title: "A text that is too long, too short or empty",
  severity: "error",
  why: "The field has a limit, counted in characters. Long instructions are better kept in a prompt or a resource, which have none.",
  from: "spec",
};
