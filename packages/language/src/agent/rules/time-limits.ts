import { isRecord } from "../check/record.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** The box ends before the time promised. */
export const timeLimits: AgentRule = {
  code: "AW147",
  name: "time-limits",
  title: "The box ends before the time promised",
  severity: "warning",
  why: "`timeoutSeconds` says how long a call may take, `runtime.limits.timeLimitSeconds` when its box is stopped. Where the box stops earlier, long calls are cut off without a clear error.",
  from: "agent",
  check(view, report) {
    const timeout = view.section("capabilities").get("timeoutSeconds");
    const runtime = view.section("runtime");
    const limits = runtime.get("limits");
    const limit =
      isRecord(limits) && runtime.isClear("limits", "timeLimitSeconds") ? limits.timeLimitSeconds : undefined;
    if (typeof timeout !== "number" || typeof limit !== "number" || limit >= timeout) return;
    const related = [{ path: ["capabilities", "timeoutSeconds"], message: `\`timeoutSeconds\` is ${timeout}` }];
    const template = "The box is stopped after {limit} s, but `timeoutSeconds` promises {timeout} s.";
    report({ path: ["runtime", "limits", "timeLimitSeconds"] }, template, { limit, timeout }, related);
  },
  fix({ path, args }, { document }) {
    return sure(`Give the box ${args.timeout} s`, setValue(document, path, Number(args.timeout)));
  },
};
