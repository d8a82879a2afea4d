import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW173. */
export const requiredWithDefault: RuleExamples = {
  bad: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: limit
            type: number
            required: true
            default: 20
  `,
  good: yaml`
    tools:
      - name: search
        description: Searches the archive.
        source: ./search.ts
        parameters:
          - name: limit
            type: number
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
            required: false
            default: 20
  `,
};
