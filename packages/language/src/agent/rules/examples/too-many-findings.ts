import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW903. */
export const tooManyFindings: RuleExamples = {
  bad: { text: manyMistakes() },
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};

function manyMistakes(): string {
  const fields = Array.from({ length: 1001 }, (_, i) => `  thing${i}: 1\n`).join("");
  return `identity:\n  name: Support Triage\n  type: assistant\n${fields}`;
}
