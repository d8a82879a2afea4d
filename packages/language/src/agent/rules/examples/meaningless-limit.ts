import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW176. */
export const meaninglessLimit: RuleExamples = {
  bad: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: query
            type: string
            minimum: 3
  `,
  good: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: query
            type: string
            pattern: ".{3,}"
  `,
  fixed: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: query
            type: string
  `,
};
