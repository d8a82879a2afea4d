import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW191. */
export const unresolvedImport: RuleExamples = {
  bad: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: typescript
        code: |
          import { roll } from "./missing.ts";
          export default async () => roll();
  `,
  good: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: typescript
        code: |
          import { roll } from "./dice.ts";
          export default async () => roll();
  `,
};
