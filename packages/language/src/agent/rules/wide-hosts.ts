import { setValue } from "../fixes/edits.ts";
import { maybe } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Maximum security with hosts wide open. */
export const wideHosts: PartRule = {
  code: "AW145",
  name: "wide-hosts",
  title: "Maximum security with hosts wide open",
  severity: "warning",
  why: "`securityLevel: maximum` promises that only what is named is allowed, but without `allowedHosts` every public host is, and `*.` allows names that nobody listed. Name the hosts one by one, or lower the level.",
  from: "part",
  sections: ["capabilities"],
  check(part, report) {
    if (part.get("securityLevel") !== "maximum" || part.get("networkAccess") !== true) return;
    if (part.lacks("allowedHosts")) {
      const template =
        "With `maximum`, name the hosts that tools may call in `allowedHosts`; now every host is allowed.";
      report({ path: ["securityLevel"], absence: true }, template);
    }
    for (const [index, host] of part.texts("allowedHosts")) {
      if (!host.startsWith("*.")) continue;
      report(
        { path: ["allowedHosts", index] },
        "`{host}` is too wide for the security level `maximum`; name each host.",
        { host },
      );
    }
  },
  fix(_problem, { document }) {
    return maybe("Lower the level to `high`", setValue(document, ["capabilities", "securityLevel"], "high"));
  },
};
