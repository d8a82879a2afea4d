import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW148. */
export const fileAccess: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: true
      networkAccess: false
    runtime:
      fileSystemAccess: false
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: true
      networkAccess: false
    runtime:
      fileSystemAccess: true
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: true
      networkAccess: false
    runtime:
      fileSystemAccess: true
  `,
};
