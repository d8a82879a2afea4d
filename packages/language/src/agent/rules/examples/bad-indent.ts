import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW102. */
export const badIndent: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
     type: assistant
  `,
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};
