import { json } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW912. */
export const projectValue: RuleExamples = {
  bad: json`
    { "rules": { "AW140": "warn" } }
  `,
  good: json`
    { "rules": { "AW140": "warning" } }
  `,
  fixed: json`
    { "rules": { "AW140": "warning" } }
  `,
};
