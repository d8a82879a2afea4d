import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW158. */
export const orchestrationWithoutAgents: RuleExamples = {
  bad: yaml`
    orchestration:
      kind: parallel
  `,
  good: yaml`
    orchestration:
      kind: parallel
      agents: [./writer.agent.yaml, ./reviewer.agent.yaml]
  `,
  fixed: yaml`
    orchestration:
      kind: llm
  `,
};
