import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW141. */
export const lengthAgainstTraits: RuleExamples = {
  bad: yaml`
    personality:
      traits: [helpful, detailed]
      communicationStyle: friendly
      responseLength: brief
  `,
  good: yaml`
    personality:
      traits: [helpful, detailed]
      communicationStyle: friendly
      responseLength: comprehensive
  `,
  fixed: yaml`
    personality:
      traits: [helpful, detailed]
      communicationStyle: friendly
      responseLength: moderate
  `,
};
