import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW185. */
export const certificationWithoutAttestations: RuleExamples = {
  bad: yaml`
    facts:
      certification:
        level: verified
        issuer: Example Trust
  `,
  good: yaml`
    facts:
      certification:
        level: verified
        issuer: Example Trust
        attestations: [https://trust.example.org/reports/17]
  `,
};
