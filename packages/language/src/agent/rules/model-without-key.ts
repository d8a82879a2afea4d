import { addKey } from "./lib/add-key.ts";
import { keyUse } from "./lib/api-keys.ts";
import type { AgentRule } from "./rule.ts";

/** A model without a key. */
export const modelWithoutKey: AgentRule = {
  code: "AW151",
  name: "model-without-key",
  title: "A model without a key",
  severity: "warning",
  why: "The provider refuses requests without a key. Name the secret that holds it in `apiKeys`, or use the provider `editor`, which needs none.",
  from: "agent",
  check(view, report) {
    for (const { provider, at, by } of keyUse(view).missing) {
      if (by !== "model") continue;
      report({ path: at, absence: true }, "The provider `{provider}` has no key in `apiKeys`.", { provider });
    }
  },
  fix({ args }, { document }) {
    return addKey(document, String(args.provider));
  },
};
