import type { ListedRule } from "./rule.ts";

/** The project file can't be read. */
export const projectSyntax: ListedRule = {
  code: "AW910",
  name: "project-syntax",
  title: "The project file can't be read",
  severity: "error",
  why: "`agentwright.json` is not valid JSON, so nothing in it counts. Comments are allowed, everything else is as in JSON.",
  from: "project",
};
