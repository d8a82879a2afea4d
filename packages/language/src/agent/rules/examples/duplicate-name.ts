import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW163. */
export const duplicateName: RuleExamples = {
  bad: yaml`
    prompts:
      - name: greet
        content: Greet the person.
      - name: greet
        content: Say hello.
  `,
  good: yaml`
    prompts:
      - name: greet
        content: Greet the person.
      - name: say_hello
        content: Say hello.
  `,
  fixed: yaml`
    prompts:
      - name: greet
        content: Greet the person.
      - name: greet2
        content: Say hello.
  `,
};
