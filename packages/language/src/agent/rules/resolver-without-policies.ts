import { isRecord } from "../check/record.ts";
import type { PartRule } from "./rule.ts";

/** A resolver without policies. */
export const resolverWithoutPolicies: PartRule = {
  code: "AW184",
  name: "resolver-without-policies",
  title: "A resolver without policies",
  severity: "warning",
  why: "The resolver chooses an endpoint by its policies. Without any it has nothing to choose by, and registries warn about it.",
  from: "part",
  sections: ["facts"],
  check(part, report) {
    const endpoints = part.get("endpoints");
    const resolver = isRecord(endpoints) ? endpoints.adaptiveResolver : undefined;
    const path = ["endpoints", "adaptiveResolver"];
    if (!isRecord(resolver) || !part.isClear(...path, "policies")) return;
    const { policies } = resolver;
    if (policies !== undefined && !(Array.isArray(policies) && policies.length === 0)) return;
    report({ path, part: "key", absence: true }, "The resolver has no `policies` to choose by.");
  },
};
