import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW101. */
export const tabIndent: RuleExamples = {
  bad: yaml`
    identity:
    \tname: Support Triage
      type: assistant
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
