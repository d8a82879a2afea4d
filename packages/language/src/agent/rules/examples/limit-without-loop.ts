import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW160. */
export const limitWithoutLoop: RuleExamples = {
  bad: yaml`
    orchestration:
      kind: sequential
      agents: [./writer.agent.yaml]
      maxIterations: 3
  `,
  good: yaml`
    orchestration:
      kind: loop
      agents: [./writer.agent.yaml]
      maxIterations: 3
  `,
  fixed: yaml`
    orchestration:
      kind: sequential
      agents: [./writer.agent.yaml]
  `,
};
