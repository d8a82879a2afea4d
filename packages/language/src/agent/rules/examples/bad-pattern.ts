import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW132. */
export const badPattern: RuleExamples = {
  bad: yaml`
    tools:
      - name: lookup_order
        description: Finds an order by its number.
        parameters:
          - name: number
            type: string
            pattern: "[0-9"
        language: typescript
        code: "export default async () => ({})"
  `,
  good: yaml`
    tools:
      - name: lookup_order
        description: Finds an order by its number.
        parameters:
          - name: number
            type: string
            pattern: "^[0-9]+$"
        language: typescript
        code: "export default async () => ({})"
  `,
};
