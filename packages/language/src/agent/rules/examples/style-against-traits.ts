import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW139. */
export const styleAgainstTraits: RuleExamples = {
  bad: yaml`
    personality:
      traits: [helpful, formal]
      communicationStyle: casual
  `,
  good: yaml`
    personality:
      traits: [helpful, formal]
      communicationStyle: professional
  `,
  fixed: yaml`
    personality:
      traits: [helpful]
      communicationStyle: casual
  `,
};
