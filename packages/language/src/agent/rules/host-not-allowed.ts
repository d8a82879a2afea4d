import type { PartView } from "../check/part.ts";
import { appendItem } from "../fixes/edits.ts";
import { covers, toolHost } from "./lib/network.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** A tool calls a host that is not allowed. */
export const hostNotAllowed: AgentRule = {
  code: "AW144",
  name: "host-not-allowed",
  title: "A tool calls a host that is not allowed",
  severity: "error",
  why: "The host refuses requests to names that `allowedHosts` does not list, so this tool can only fail. Add the name, or correct the address.",
  from: "agent",
  check(view, report) {
    const capabilities = view.section("capabilities");
    const hosts = capabilities.texts("allowedHosts").map(([, host]) => host);
    if (capabilities.get("networkAccess") !== true || hosts.length === 0 || !capabilities.isWhole("allowedHosts"))
      return;
    const foreign = (part: PartView) => {
      const called = toolHost(part);
      return called && !covers(hosts, called.host) ? called : undefined;
    };
    for (const { index, value: called } of view.pick("tools", hostNotAllowed, JSON.stringify(hosts), foreign)) {
      const related = [
        { path: ["capabilities", "allowedHosts"], part: "key" as const, message: "the hosts that are allowed" },
      ];
      const place = { path: ["tools", index, "http", "url"], inside: [called.start, called.end] as const };
      report(place, "The host `{host}` is not in `allowedHosts`.", { host: called.host }, related);
    }
  },
  fix({ args }, { document }) {
    return sure(`Allow \`${args.host}\``, appendItem(document, ["capabilities", "allowedHosts"], String(args.host)));
  },
};
