import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW179. */
export const jsonContent: RuleExamples = {
  bad: yaml`
    resources:
      - name: limits
        type: json
        content: '{"daily": 5, "weekly" 20}'
  `,
  good: yaml`
    resources:
      - name: limits
        type: json
        content: '{"daily": 5, "weekly": 20}'
  `,
  fixed: yaml`
    resources:
      - name: limits
        type: text
        content: '{"daily": 5, "weekly" 20}'
  `,
};
