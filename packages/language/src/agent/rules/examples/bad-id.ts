import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW126. */
export const badId: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
      type: assistant
      id: triage-1
  `,
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
      id: did:web:example.org:agents:triage
  `,
  fixed: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};
