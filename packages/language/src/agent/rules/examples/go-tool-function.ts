import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW199. */
export const goToolFunction: RuleExamples = {
  bad: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: go
        code: |
          package dice

          import "agentwright/agent"

          func Roll(host *agent.Host, input agent.Input) (any, error) { return 4, nil }
    build:
      target: go-wasm
  `,
  good: yaml`
    tools:
      - name: roll_dice
        description: Rolls a die.
        language: go
        code: |
          package dice

          import "agentwright/agent"

          func RollDice(host *agent.Host, input agent.Input) (any, error) { return 4, nil }
    build:
      target: go-wasm
  `,
};
