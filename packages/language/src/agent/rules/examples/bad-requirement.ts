import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW133. */
export const badRequirement: RuleExamples = {
  bad: yaml`
    service:
      pythonDependencies: ["requests=>2.31"]
  `,
  good: yaml`
    service:
      pythonDependencies: ["requests>=2.31"]
  `,
  fixed: yaml`
    service:
      pythonDependencies: ["requests>=2.31"]
  `,
};
