import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW178. */
export const binaryWithoutPath: RuleExamples = {
  bad: yaml`
    resources:
      - name: logo
        type: binary
        content: iVBORw0KGgo
  `,
  good: yaml`
    resources:
      - name: logo
        type: binary
        path: ./logo.png
  `,
  fixed: yaml`
    resources:
      - name: logo
        type: text
        content: iVBORw0KGgo
  `,
};
