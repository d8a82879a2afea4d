import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW190. */
export const toolSyntax: RuleExamples = {
  bad: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: typescript
        code: "export default async () => ("
  `,
  good: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: typescript
        code: "export default async () => 4"
  `,
};
