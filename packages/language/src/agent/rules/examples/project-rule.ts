import { json } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW913. */
export const projectRule: RuleExamples = {
  bad: json`
    { "rules": { "contradicting-trait": "off" } }
  `,
  good: json`
    { "rules": { "contradicting-traits": "off" } }
  `,
  fixed: json`
    { "rules": { "contradicting-traits": "off" } }
  `,
};
