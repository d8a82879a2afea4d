import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW137. */
export const backslashPath: RuleExamples = {
  bad: yaml`
    resources:
      - name: handbook
        type: text
        path: data\\handbook.md
  `,
  good: yaml`
    resources:
      - name: handbook
        type: text
        path: data/handbook.md
  `,
  fixed: yaml`
    resources:
      - name: handbook
        type: text
        path: data/handbook.md
  `,
};
