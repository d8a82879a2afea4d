import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW189. */
export const duplicateAgentId: RuleExamples = {
  bad: yaml(
    `
    identity:
      name: Support Triage
      type: assistant
  `,
    { files: { "old/triage.agent.yaml": "identity:\n  name: Support Triage\n" } },
  ),
  good: yaml(
    `
    identity:
      name: Support Triage
      type: assistant
  `,
    { files: { "old/triage.agent.yaml": "identity:\n  name: Old Triage\n" } },
  ),
};
