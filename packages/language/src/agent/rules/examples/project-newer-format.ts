import { json } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW914. */
export const projectNewerFormat: RuleExamples = {
  bad: json`
    { "format": 2 }
  `,
  good: json`
    { "format": 1 }
  `,
};
