import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW152. */
export const unusedKey: RuleExamples = {
  bad: yaml`
    model:
      provider: openai
      name: gpt-4.1-mini
    apiKeys:
      openai: \${secret:OPENAI_API_KEY}
      slack: \${secret:SLACK_TOKEN}
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      apiIntegrations: [slack]
    apiKeys:
      slack: \${secret:SLACK_TOKEN}
  `,
  fixed: yaml`
    model:
      provider: openai
      name: gpt-4.1-mini
    apiKeys:
      openai: \${secret:OPENAI_API_KEY}
  `,
};
