import { isAgentFile, isUsable, pathsOf } from "./lib/paths.ts";
import type { AgentRule } from "./rule.ts";

/** An agent that is not there. */
export const agentMissing: AgentRule = {
  code: "AW187",
  name: "agent-missing",
  title: "An agent that is not there",
  severity: "error",
  why: "The orchestration runs the agents listed here, and this config can't be found. Create it, or correct the path, which is relative to this file.",
  from: "agent",
  outside: true,
  check(view, report) {
    const part = view.section("orchestration");
    for (const { at, text } of pathsOf(part)) {
      if (!isUsable(part, text) || !isAgentFile(text)) continue;
      const answer = view.outside.file(text);
      const path = ["orchestration", ...at];
      if (answer === "missing") report({ path }, "There is no agent config `{path}`.", { path: text });
      else if (answer === "folder") report({ path }, "`{path}` is a folder, not an agent config.", { path: text });
    }
  },
};
