import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW900: there is no text that should make it. */
export const internalFault: RuleExamples = {
  bad: yaml`
    # No text should ever make this finding.
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
