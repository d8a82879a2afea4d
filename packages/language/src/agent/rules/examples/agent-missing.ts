import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW187. */
export const agentMissing: RuleExamples = {
  bad: yaml(
    `
    orchestration:
      kind: sequential
      agents: [./writer.agent.yaml]
  `,
    { files: { "editor.agent.yaml": "identity:\n  name: Editor\n" } },
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
