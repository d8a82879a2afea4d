import type { ListedRule } from "./rule.ts";

/** A newer config format than this version knows. */
export const newerFormat: ListedRule = {
  code: "AW116",
  name: "newer-format",
  title: "A newer config format than this version knows",
  severity: "error",
  why: "The file says that it is written in a format which this version of Agentwright has not learned. Nothing else in it is checked, because every guess could be wrong. Update Agentwright.",
  from: "spec",
};
