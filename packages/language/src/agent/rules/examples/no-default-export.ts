import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW193. */
export const noDefaultExport: RuleExamples = {
  bad: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: typescript
        code: "export const roll = async () => 4"
  `,
  good: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: typescript
        code: "export default async () => 4"
  `,
};
