import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW157. */
export const agentsWithoutOrchestration: RuleExamples = {
  bad: yaml`
    orchestration:
      kind: llm
      agents: [./writer.agent.yaml]
  `,
  good: yaml`
    orchestration:
      kind: sequential
      agents: [./writer.agent.yaml]
  `,
  fixed: yaml`
    orchestration:
      kind: sequential
      agents: [./writer.agent.yaml]
  `,
};
