import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW109. */
export const badKey: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
      type: assistant
    x-notes:
      [a, b]: both
  `,
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
    x-notes:
      a and b: both
  `,
};
