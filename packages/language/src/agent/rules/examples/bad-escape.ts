import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW105. */
export const badEscape: RuleExamples = {
  bad: yaml`
    identity:
      name: "Support \\q Triage"
      type: assistant
  `,
  good: yaml`
    identity:
      name: "Support \\\\ Triage"
      type: assistant
  `,
};
