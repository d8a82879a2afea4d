import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW150. */
export const integrationWithoutKey: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      apiIntegrations: [github]
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      apiIntegrations: [github, webhooks]
    apiKeys:
      github: \${secret:GITHUB_TOKEN}
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      apiIntegrations: [github]
    apiKeys:
      github: \${secret:GITHUB_TOKEN}
  `,
};
