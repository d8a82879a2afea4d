import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW188. */
export const agentCycle: RuleExamples = {
  bad: yaml(
    `
    orchestration:
      kind: sequential
      agents: [./editor.agent.yaml]
  `,
    {
      files: {
        "editor.agent.yaml":
          "identity:\n  name: Editor\norchestration:\n  kind: sequential\n  agents: [example.agent.yaml]\n",
      },
    },
  ),
  good: yaml(
    `
    orchestration:
      kind: sequential
      agents: [./editor.agent.yaml]
  `,
    { files: { "editor.agent.yaml": "identity:\n  name: Editor\n" } },
  ),
};
