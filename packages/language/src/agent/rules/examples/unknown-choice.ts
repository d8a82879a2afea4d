import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW120. */
export const unknownChoice: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
      type: asistant
  `,
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
  fixed: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};
