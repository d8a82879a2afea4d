import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW103. */
export const unclosed: RuleExamples = {
  bad: yaml`
    personality:
      traits: [helpful, direct
      communicationStyle: friendly
  `,
  good: yaml`
    personality:
      traits: [helpful, direct]
      communicationStyle: friendly
  `,
};
