import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW151. */
export const modelWithoutKey: RuleExamples = {
  bad: yaml`
    model:
      provider: anthropic
      name: claude-sonnet-4-5
  `,
  good: yaml`
    model:
      provider: anthropic
      name: claude-sonnet-4-5
    apiKeys:
      anthropic: \${secret:ANTHROPIC_API_KEY}
  `,
  fixed: yaml`
    model:
      provider: anthropic
      name: claude-sonnet-4-5
    apiKeys:
      anthropic: \${secret:ANTHROPIC_API_KEY}
  `,
};
