import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW186. */
export const fileMissing: RuleExamples = {
  bad: yaml(
    `
    resources:
      - name: handbook
        type: text
        path: ./handbok.md
  `,
    { files: { "handbook.md": "Be kind." } },
  ),
  good: yaml(
    `
    resources:
      - name: handbook
        type: text
        path: ./handbook.md
  `,
    { files: { "handbook.md": "Be kind." } },
  ),
  fixed: yaml(
    `
    resources:
      - name: handbook
        type: text
        path: ./handbook.md
  `,
    { files: { "handbook.md": "Be kind." } },
  ),
};
