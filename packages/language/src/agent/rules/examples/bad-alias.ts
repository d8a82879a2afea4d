import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW108. */
export const badAlias: RuleExamples = {
  bad: yaml`
    identity: &me
      name: Support Triage
      type: assistant
    x-copy: *you
  `,
  good: yaml`
    identity: &me
      name: Support Triage
      type: assistant
    x-copy: *me
  `,
};
