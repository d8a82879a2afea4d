import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW175. */
export const enumType: RuleExamples = {
  bad: yaml`
    tools:
      - name: set_priority
        description: Sets the priority of a ticket.
        source: ./priority.ts
        parameters:
          - name: priority
            type: string
            enum: [low, high, 1]
  `,
  good: yaml`
    tools:
      - name: set_priority
        description: Sets the priority of a ticket.
        source: ./priority.ts
        parameters:
          - name: priority
            type: string
            enum: [low, high, "1"]
  `,
  fixed: yaml`
    tools:
      - name: set_priority
        description: Sets the priority of a ticket.
        source: ./priority.ts
        parameters:
          - name: priority
            type: string
            enum: [low, high, "1"]
  `,
};
