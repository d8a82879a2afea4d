import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW130. */
export const badHost: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: true
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      allowedHosts: ["https://api.example.org/v1"]
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: true
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      allowedHosts: [api.example.org, "*.example.com"]
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: true
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      allowedHosts: ["api.example.org"]
  `,
};
