import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW127. */
export const badUrn: RuleExamples = {
  bad: yaml`
    identity:
      name: Support Triage
      type: assistant
      urn: urn:agent:Support Triage
  `,
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
      urn: urn:agent:example.org:support-triage
  `,
  fixed: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};
