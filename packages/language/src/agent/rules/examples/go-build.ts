import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW198. */
export const goBuild: RuleExamples = {
  bad: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: go
        code: "return four, nil"
    build:
      target: go-wasm
  `,
  good: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: go
        code: "return 4, nil"
    build:
      target: go-wasm
  `,
};
