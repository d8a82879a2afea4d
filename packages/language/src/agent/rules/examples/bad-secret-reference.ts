import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW131. */
export const badSecretReference: RuleExamples = {
  bad: yaml`
    model:
      provider: openai
      name: gpt-4.1-mini
    apiKeys:
      openai: $OPENAI_API_KEY
  `,
  good: yaml`
    model:
      provider: openai
      name: gpt-4.1-mini
    apiKeys:
      openai: \${secret:OPENAI_API_KEY}
  `,
  fixed: yaml`
    model:
      provider: openai
      name: gpt-4.1-mini
    apiKeys:
      openai: \${secret:OPENAI_API_KEY}
  `,
};
