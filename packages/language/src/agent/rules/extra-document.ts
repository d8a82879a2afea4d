import { yaml } from "./lib/example.ts";
import type { ListedRule } from "./rule.ts";

/** More than one document in a file. */
export const extraDocument: ListedRule = {
  code: "AW110",
  name: "extra-document",
  title: "More than one document in a file",
  severity: "error",
  why: "One file is one agent. What follows the second `---` would never be read. Put it into a file of its own.",
  from: "syntax",
  bad: yaml(
    `
    identity:
      name: Support Triage
      type: assistant
    personality:
      traits: [helpful]
      communicationStyle: friendly
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
    ---
    identity:
      name: Research Helper
      type: researcher
  `,
    { whole: true },
  ),
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};
