import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW172. */
export const defaultMismatch: RuleExamples = {
  bad: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: limit
            type: number
            maximum: 50
            default: 100
  `,
  good: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: limit
            type: number
            maximum: 50
            default: 20
  `,
  fixed: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: limit
            type: number
            maximum: 50
  `,
};
