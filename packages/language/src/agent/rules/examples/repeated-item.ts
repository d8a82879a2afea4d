import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW124. */
export const repeatedItem: RuleExamples = {
  bad: yaml`
    personality:
      traits: [helpful, patient, helpful]
      communicationStyle: friendly
  `,
  good: yaml`
    personality:
      traits: [helpful, patient]
      communicationStyle: friendly
  `,
  fixed: yaml`
    personality:
      traits: [helpful, patient]
      communicationStyle: friendly
  `,
};
