import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW142. */
export const networkOff: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: true
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: true
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: true
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
  `,
};
