import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW119. */
export const wrongType: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: "yes"
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
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
