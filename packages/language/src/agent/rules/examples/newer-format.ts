import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW116. */
export const newerFormat: RuleExamples = {
  bad: yaml`
    format: 2
    identity:
      name: Support Triage
      type: assistant
  `,
  good: yaml`
    format: 1
    identity:
      name: Support Triage
      type: assistant
  `,
};
