import { json } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW911. */
export const projectField: RuleExamples = {
  bad: json`
    { "exlude": ["drafts/**"] }
  `,
  good: json`
    { "exclude": ["drafts/**"] }
  `,
  fixed: json`
    { "exclude": ["drafts/**"] }
  `,
};
