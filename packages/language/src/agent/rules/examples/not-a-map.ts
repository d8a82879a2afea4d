import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW115. */
export const notAMap: RuleExamples = {
  bad: yaml("- identity\n- personality\n", { whole: true }),
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};
