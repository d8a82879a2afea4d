import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW154. */
export const customWithoutEndpoint: RuleExamples = {
  bad: yaml`
    model:
      provider: custom
      name: llama-3
  `,
  good: yaml`
    model:
      provider: custom
      name: llama-3
      endpoint: https://models.example.org/v1
  `,
};
