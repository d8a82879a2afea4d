import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW147. */
export const timeLimits: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
      timeoutSeconds: 120
    runtime:
      limits:
        timeLimitSeconds: 60
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
      timeoutSeconds: 60
    runtime:
      limits:
        timeLimitSeconds: 60
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
      timeoutSeconds: 120
    runtime:
      limits:
        timeLimitSeconds: 120
  `,
};
