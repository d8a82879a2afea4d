import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW122. */
export const textLength: RuleExamples = {
  bad: yaml`
    identity:
      name: AI
      type: assistant
  `,
  good: yaml`
    identity:
      name: Aide
      type: assistant
  `,
};
