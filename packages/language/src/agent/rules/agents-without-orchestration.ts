import { remove, setValue } from "../fixes/edits.ts";
import { maybe, sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Agents that never take their turn. */
export const agentsWithoutOrchestration: PartRule = {
  code: "AW157",
  name: "agents-without-orchestration",
  title: "Agents that never take their turn",
  severity: "warning",
  why: "With `kind: llm` the agent works alone, so the agents listed here are never called. Choose `sequential`, `parallel` or `loop`, or remove the list.",
  from: "part",
  sections: ["orchestration"],
  check(part, report) {
    if (part.get("kind") !== "llm" || part.texts("agents").length === 0) return;
    report({ path: ["agents"], part: "key" }, "With the kind `llm` these agents are never called.");
  },
  fix(_problem, { document }) {
    return [
      ...sure("Change the kind to `sequential`", setValue(document, ["orchestration", "kind"], "sequential")),
      ...maybe("Remove `agents`", remove(document, ["orchestration", "agents"])),
    ];
  },
};
