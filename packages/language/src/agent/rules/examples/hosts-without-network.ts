import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW143. */
export const hostsWithoutNetwork: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
      allowedHosts: [api.example.org]
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      allowedHosts: [api.example.org]
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
  `,
};
