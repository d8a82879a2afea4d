import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW159. */
export const loopWithoutLimit: RuleExamples = {
  bad: yaml`
    orchestration:
      kind: loop
      agents: [./writer.agent.yaml]
  `,
  good: yaml`
    orchestration:
      kind: loop
      agents: [./writer.agent.yaml]
      maxIterations: 3
  `,
  fixed: yaml`
    orchestration:
      kind: loop
      agents: [./writer.agent.yaml]
      maxIterations: 5
  `,
};
