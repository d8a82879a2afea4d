import { remove, setValue } from "../fixes/edits.ts";
import { networkUses } from "./lib/network.ts";
import { maybe, sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** Allowed hosts without network. */
export const hostsWithoutNetwork: AgentRule = {
  code: "AW143",
  name: "hosts-without-network",
  title: "Allowed hosts without network",
  severity: "warning",
  why: "The list of hosts has no effect while `networkAccess` is false. Remove it, or allow the network.",
  from: "agent",
  tags: ["unused"],
  check(view, report) {
    const capabilities = view.section("capabilities");
    if (capabilities.get("networkAccess") !== false || capabilities.texts("allowedHosts").length === 0) return;
    if (networkUses(view).length > 0) return;
    const path = ["capabilities", "allowedHosts"];
    report({ path, part: "key" }, "`allowedHosts` has no effect while `networkAccess` is false.");
  },
  fix({ path }, { document }) {
    return [
      ...sure("Remove `allowedHosts`", remove(document, path)),
      ...maybe("Allow the network", setValue(document, ["capabilities", "networkAccess"], true)),
    ];
  },
};
