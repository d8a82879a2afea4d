import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW196. */
export const jsonFile: RuleExamples = {
  bad: yaml(
    `
    resources:
      - name: limits
        type: json
        path: ./limits.json
  `,
    { files: { "limits.json": "{ daily: 5 }" } },
  ),
  good: yaml(
    `
    resources:
      - name: limits
        type: json
        path: ./limits.json
  `,
    { files: { "limits.json": '{ "daily": 5 }' } },
  ),
  fixed: yaml(
    `
    resources:
      - name: limits
        type: text
        path: ./limits.json
  `,
    { files: { "limits.json": "{ daily: 5 }" } },
  ),
};
