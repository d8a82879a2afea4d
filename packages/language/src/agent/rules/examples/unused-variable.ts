import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW171. */
export const unusedVariable: RuleExamples = {
  bad: yaml`
    prompts:
      - name: summarise
        variables: [text, language]
        content: Summarise this. {{text}}
  `,
  good: yaml`
    prompts:
      - name: summarise
        variables: [text, language]
        content: Summarise this in {{language}}. {{text}}
  `,
  fixed: yaml`
    prompts:
      - name: summarise
        variables: [text]
        content: Summarise this. {{text}}
  `,
};
