import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW180. */
export const inlineNotEmbedded: RuleExamples = {
  bad: yaml`
    resources:
      - name: handbook
        type: text
        content: Be kind.
        embedded: false
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
        content: Be kind.
        embedded: true
  `,
};
