import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW901. */
export const unusedSuppression: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
      # agentwright-disable-next-line AW120
      type: assistant
  `,
  good: yaml`
    identity:
      name: Support Triage
      # agentwright-disable-next-line AW120
      type: butler
  `,
  fixed: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};
