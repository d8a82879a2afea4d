import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW902. */
export const unknownSuppression: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
      # agentwright-disable-next-line file-mising
      type: assistant
  `,
  good: yaml`
    identity:
      name: Support Triage
      # agentwright-disable-next-line unknown-choice
      type: butler
  `,
  fixed: yaml`
    identity:
      name: Support Triage
      # agentwright-disable-next-line file-missing
      type: assistant
  `,
};
