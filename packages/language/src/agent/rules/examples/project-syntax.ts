import { json } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW910. */
export const projectSyntax: RuleExamples = {
  bad: json`
    { "rules": { "AW140": "off" "AW141": "off" } }
  `,
  good: json`
    { "rules": { "AW140": "off", "AW141": "off" } }
  `,
};
