import { isAgentFile, isUsable } from "./lib/paths.ts";
import type { PartRule } from "./rule.ts";

/** Not the file of an agent. */
export const notAnAgentFile: PartRule = {
  code: "AW162",
  name: "not-an-agent-file",
  title: "Not the file of an agent",
  severity: "error",
  why: "An orchestration runs agents, and an agent's config ends in `.agent.yaml`, `.agent.yml`, `.agent.json` or `.agent.jsonc`. Another file can't be compiled as one.",
  from: "part",
  sections: ["orchestration"],
  check(part, report) {
    for (const [index, path] of part.texts("agents")) {
      if (!isUsable(part, path) || isAgentFile(path)) continue;
      const template = "`{path}` is not an agent config; those end in `.agent.yaml`, `.agent.json` or `.agent.jsonc`.";
      report({ path: ["agents", index] }, template, { path });
    }
  },
};
