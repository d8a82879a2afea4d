import { isRecord } from "../check/record.ts";
import type { PartRule } from "./rule.ts";

/** A certificate that nothing backs. */
export const certificationWithoutAttestations: PartRule = {
  code: "AW185",
  name: "certification-without-attestations",
  title: "A certificate that nothing backs",
  severity: "information",
  why: "Anyone can write a level and an issuer. Attestations are what others can check, and registries warn where there are none.",
  from: "part",
  sections: ["facts"],
  check(part, report) {
    const certification = part.get("certification");
    if (!isRecord(certification) || !part.isClear("certification", "attestations")) return;
    const { attestations } = certification;
    if (attestations !== undefined && !(Array.isArray(attestations) && attestations.length === 0)) return;
    report(
      { path: ["certification"], part: "key", absence: true },
      "The certificate has no `attestations` that back it.",
    );
  },
};
