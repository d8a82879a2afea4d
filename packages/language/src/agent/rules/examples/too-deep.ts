import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW114. */
export const tooDeep: RuleExamples = {
  bad: yaml(`x-deep: ${"[".repeat(600)}${"]".repeat(600)}\n`),
  good: yaml`
    x-deep: [[[]]]
  `,
};
