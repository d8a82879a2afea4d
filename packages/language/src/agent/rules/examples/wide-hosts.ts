import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW145. */
export const wideHosts: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      securityLevel: maximum
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      allowedHosts: [api.example.org]
      securityLevel: maximum
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      securityLevel: high
  `,
};
