import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW110. */
export const extraDocument: RuleExamples = {
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
