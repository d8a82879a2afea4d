import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW165. */
export const languageWithoutCode: RuleExamples = {
  bad: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        source: ./dice.ts
        language: typescript
  `,
  good: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        source: ./dice.ts
  `,
  fixed: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        source: ./dice.ts
  `,
};
