import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW156. */
export const editorModelExtras: RuleExamples = {
  bad: yaml`
    model:
      provider: editor
      name: auto
      endpoint: https://models.example.org/v1
  `,
  good: yaml`
    model:
      provider: editor
      name: auto
  `,
  fixed: yaml`
    model:
      provider: editor
      name: auto
  `,
};
