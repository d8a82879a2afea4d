import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW140. */
export const contradictingTraits: RuleExamples = {
  bad: yaml`
    personality:
      traits: [helpful, concise, detailed]
      communicationStyle: friendly
  `,
  good: yaml`
    personality:
      traits: [helpful, concise, direct]
      communicationStyle: friendly
  `,
  fixed: yaml`
    personality:
      traits: [helpful, concise]
      communicationStyle: friendly
  `,
};
