import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW118. */
export const unknownField: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
      type: assistant
      descripton: Sorts tickets.
  `,
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
      description: Sorts tickets.
      x-owner: support team
  `,
  fixed: yaml`
    identity:
      name: Support Triage
      type: assistant
      description: Sorts tickets.
  `,
};
