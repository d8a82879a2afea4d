import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW174. */
export const minimumAboveMaximum: RuleExamples = {
  bad: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: limit
            type: number
            minimum: 50
            maximum: 1
  `,
  good: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: limit
            type: number
            minimum: 1
            maximum: 50
  `,
  fixed: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: limit
            type: number
            minimum: 1
            maximum: 50
  `,
};
