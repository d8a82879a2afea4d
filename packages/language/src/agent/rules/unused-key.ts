import { remove, renameKey } from "../fixes/edits.ts";
import { keyUse } from "./lib/api-keys.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** A key that nobody uses. */
export const unusedKey: AgentRule = {
  code: "AW152",
  name: "unused-key",
  title: "A key that nobody uses",
  severity: "warning",
  why: "Neither the model nor an integration uses this key, and no tool names its secret. A key that is not needed should not be handed out. Remove it, or correct its name.",
  from: "agent",
  tags: ["unused"],
  check(view, report) {
    const editor = view.section("model").text("provider") === "editor";
    for (const { provider, suggestion } of keyUse(view).unused) {
      if (editor && provider === "editor") continue;
      const place = { path: ["apiKeys", provider], part: "key" } as const;
      if (suggestion)
        report(place, "Nothing uses a key for `{provider}`. Did you mean `{suggestion}`?", { provider, suggestion });
      else report(place, "Nothing uses the key for `{provider}`.", { provider });
    }
  },
  fix({ path, args }, { document }) {
    if (typeof args.suggestion === "string") {
      return sure(`Change to \`${args.suggestion}\``, renameKey(document, path, args.suggestion));
    }
    return sure("Remove the key", remove(document, path));
  },
};
