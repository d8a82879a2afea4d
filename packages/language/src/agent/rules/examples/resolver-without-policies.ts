import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW184. */
export const resolverWithoutPolicies: RuleExamples = {
  bad: yaml`
    facts:
      endpoints:
        static: [https://agent.example.org/]
        adaptiveResolver:
          url: https://resolver.example.org/
  `,
  good: yaml`
    facts:
      endpoints:
        static: [https://agent.example.org/]
        adaptiveResolver:
          url: https://resolver.example.org/
          policies: [geo]
  `,
};
