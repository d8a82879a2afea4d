import { setValue } from "../fixes/edits.ts";
import { maybe } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** An orchestration of nobody. */
export const orchestrationWithoutAgents: PartRule = {
  code: "AW158",
  name: "orchestration-without-agents",
  title: "An orchestration of nobody",
  severity: "error",
  why: "`sequential`, `parallel` and `loop` run other agents, but none is listed. Name at least one in `agents`, or choose the kind `llm`.",
  from: "part",
  sections: ["orchestration"],
  check(part, report) {
    const kind = part.text("kind");
    if (!kind || kind === "llm") return;
    const agents = part.get("agents");
    const none = part.lacks("agents") || (Array.isArray(agents) && agents.length === 0);
    if (none) report({ path: ["kind"], absence: true }, "The kind `{kind}` needs `agents` to run.", { kind });
  },
  fix({ path }, { document }) {
    return maybe("Change the kind to `llm`", setValue(document, path, "llm"));
  },
};
