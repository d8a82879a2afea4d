import { yaml } from "./lib/example.ts";
import type { ListedRule } from "./rule.ts";

/** A regular expression that does not compile. */
export const badPattern: ListedRule = {
  code: "AW132",
  name: "bad-pattern",
  title: "A regular expression that does not compile",
  severity: "error",
  why: "The pattern is tested against every input of the tool. This one can't be read, so every call would fail.",
  from: "spec",
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
