import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW125. */
export const badVersion: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
      type: assistant
      version: v1.4
  `,
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
      version: 1.4.0
  `,
  fixed: yaml`
    identity:
      name: Support Triage
      type: assistant
      version: 1.4.0
  `,
};
