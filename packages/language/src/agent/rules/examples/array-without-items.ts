import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW177. */
export const arrayWithoutItems: RuleExamples = {
  bad: yaml`
    tools:
      - name: tag_ticket
        description: Adds tags to a ticket.
        source: ./tag.ts
        parameters:
          - name: tags
            type: array
  `,
  good: yaml`
    tools:
      - name: tag_ticket
        description: Adds tags to a ticket.
        source: ./tag.ts
        parameters:
          - name: tags
            type: array
            items:
              type: string
  `,
  fixed: yaml`
    tools:
      - name: tag_ticket
        description: Adds tags to a ticket.
        source: ./tag.ts
        parameters:
          - name: tags
            type: array
            items:
              type: string
  `,
};
