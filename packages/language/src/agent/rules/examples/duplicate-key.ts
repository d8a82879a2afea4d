import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW107. */
export const duplicateKey: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
      type: assistant
      name: Triage
  `,
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};
