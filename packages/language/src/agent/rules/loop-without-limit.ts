import { insertField } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** A loop without a limit. */
export const loopWithoutLimit: PartRule = {
  code: "AW159",
  name: "loop-without-limit",
  title: "A loop without a limit",
  severity: "error",
  why: "A loop of agents may go on for ever and cost money each time. `maxIterations` says when it ends at the latest.",
  from: "part",
  sections: ["orchestration"],
  check(part, report) {
    if (part.get("kind") !== "loop" || !part.lacks("maxIterations")) return;
    const agents = part.get("agents");
    if (part.lacks("agents") || (Array.isArray(agents) && agents.length === 0)) return;
    report({ path: ["kind"], absence: true }, "A `loop` needs `maxIterations`, or it may never end.");
  },
  fix(_problem, { document }) {
    return sure("Add `maxIterations: 5`", insertField(document, ["orchestration"], "maxIterations", 5));
  },
};
