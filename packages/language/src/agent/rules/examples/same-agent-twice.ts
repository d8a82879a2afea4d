import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW161. */
export const sameAgentTwice: RuleExamples = {
  bad: yaml`
    orchestration:
      kind: sequential
      agents: [./writer.agent.yaml, writer.agent.yaml]
  `,
  good: yaml`
    orchestration:
      kind: sequential
      agents: [./writer.agent.yaml, ./reviewer.agent.yaml]
  `,
  fixed: yaml`
    orchestration:
      kind: sequential
      agents: [./writer.agent.yaml]
  `,
};
