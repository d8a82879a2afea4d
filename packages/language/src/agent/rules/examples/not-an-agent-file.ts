import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW162. */
export const notAnAgentFile: RuleExamples = {
  bad: yaml`
    orchestration:
      kind: sequential
      agents: [./writer.ts]
  `,
  good: yaml`
    orchestration:
      kind: sequential
      agents: [./writer.agent.yaml]
  `,
};
