import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW123. */
export const listLength: RuleExamples = {
  bad: yaml`
    personality:
      traits: [helpful, patient, logical, creative, technical, direct]
      communicationStyle: friendly
  `,
  good: yaml`
    personality:
      traits: [helpful, patient, logical]
      communicationStyle: friendly
  `,
  fixed: yaml`
    personality:
      traits: [helpful, patient, logical, creative, technical]
      communicationStyle: friendly
  `,
};
