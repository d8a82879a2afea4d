import type { ListedRule } from "./rule.ts";

/** A newer project file than this version knows. */
export const projectNewerFormat: ListedRule = {
  code: "AW914",
  name: "project-newer-format",
  title: "A newer project file than this version knows",
  severity: "error",
  why: "The project file says that it is written in a format which this version has not learned. Nothing in it counts, because every guess could be wrong. Update Agentwright.",
  from: "project",
};
