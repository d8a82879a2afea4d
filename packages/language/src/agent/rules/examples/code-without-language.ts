import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW164. */
export const codeWithoutLanguage: RuleExamples = {
  bad: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        code: "export default async () => 1 + Math.floor(Math.random() * 6)"
  `,
  good: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: typescript
        code: "export default async () => 1 + Math.floor(Math.random() * 6)"
  `,
  fixed: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        code: "export default async () => 1 + Math.floor(Math.random() * 6)"
        language: typescript
  `,
};
