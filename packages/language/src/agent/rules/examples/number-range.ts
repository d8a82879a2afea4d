import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW121. */
export const numberRange: RuleExamples = {
  bad: yaml`
    model:
      provider: editor
      name: auto
      parameters:
        temperature: 2.5
  `,
  good: yaml`
    model:
      provider: editor
      name: auto
      parameters:
        temperature: 0.7
  `,
  fixed: yaml`
    model:
      provider: editor
      name: auto
      parameters:
        temperature: 2
  `,
};
