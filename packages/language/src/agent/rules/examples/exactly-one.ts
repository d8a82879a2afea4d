import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW135. */
export const exactlyOne: RuleExamples = {
  bad: yaml`
    resources:
      - name: handbook
        type: text
        path: ./handbook.md
        content: Be kind.
  `,
  good: yaml`
    resources:
      - name: handbook
        type: text
        content: Be kind.
  `,
  fixed: yaml`
    resources:
      - name: handbook
        type: text
        path: ./handbook.md
  `,
};
