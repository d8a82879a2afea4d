import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW166. */
export const sourceExtension: RuleExamples = {
  bad: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        source: ./dice.py
  `,
  good: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        source: ./dice.ts
  `,
};
