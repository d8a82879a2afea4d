import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW129. */
export const badIdentifier: RuleExamples = {
  bad: yaml`
    tools:
      - name: lookup order
        description: Finds an order by its number.
        language: typescript
        code: "export default async () => ({})"
  `,
  good: yaml`
    tools:
      - name: lookup_order
        description: Finds an order by its number.
        language: typescript
        code: "export default async () => ({})"
  `,
  fixed: yaml`
    tools:
      - name: lookup_order
        description: Finds an order by its number.
        language: typescript
        code: "export default async () => ({})"
  `,
};
