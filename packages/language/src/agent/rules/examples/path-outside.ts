import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW138. */
export const pathOutside: RuleExamples = {
  bad: yaml`
    resources:
      - name: handbook
        type: text
        path: ../../shared/handbook.md
  `,
  good: yaml`
    resources:
      - name: handbook
        type: text
        path: ./handbook.md
  `,
};
