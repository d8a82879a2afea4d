import { addKey } from "./lib/add-key.ts";
import { keyUse } from "./lib/api-keys.ts";
import type { AgentRule } from "./rule.ts";

/** An integration without a key. */
export const integrationWithoutKey: AgentRule = {
  code: "AW150",
  name: "integration-without-key",
  title: "An integration without a key",
  severity: "warning",
  why: "The service refuses requests without a key, so the integration can only fail. Name the secret that holds its key in `apiKeys`.",
  from: "agent",
  check(view, report) {
    for (const { provider, at, by } of keyUse(view).missing) {
      if (by !== "integration") continue;
      report({ path: at, absence: true }, "The integration `{provider}` has no key in `apiKeys`.", { provider });
    }
  },
  fix({ args }, { document }) {
    return addKey(document, String(args.provider));
  },
};
