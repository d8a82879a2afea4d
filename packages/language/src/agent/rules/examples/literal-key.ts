import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW134. */
export const literalKey: RuleExamples = {
  bad: yaml`
    model:
      provider: openai
      name: gpt-4.1-mini
    apiKeys:
      openai: sk-Example0Example1Example2Example3
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
