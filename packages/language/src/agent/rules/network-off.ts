import { setValue } from "../fixes/edits.ts";
import { networkUses } from "./lib/network.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** Network switched off, but needed. */
export const networkOff: AgentRule = {
  code: "AW142",
  name: "network-off",
  title: "Network switched off, but needed",
  severity: "error",
  why: "With `networkAccess: false` the host refuses every request, so browsing, http tools, integrations and MCP servers can only fail. Allow the network, or remove what needs it.",
  from: "agent",
  check(view, report) {
    if (view.section("capabilities").get("networkAccess") !== false) return;
    const uses = networkUses(view);
    if (uses.length === 0) return;
    const named = uses.length > 3 ? `${uses.slice(0, 3).join(", ")} and ${uses.length - 3} more` : uses.join(", ");
    const template = "The network is switched off here, but needed by {uses}.";
    report({ path: ["capabilities", "networkAccess"] }, template, { uses: named });
  },
  fix({ path }, { document }) {
    return sure("Allow the network", setValue(document, path, true));
  },
};
