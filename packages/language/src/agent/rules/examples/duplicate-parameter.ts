import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW195. */
export const duplicateParameter: RuleExamples = {
  bad: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: query
            type: string
          - name: query
            type: number
  `,
  good: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: query
            type: string
          - name: limit
            type: number
  `,
};
