import type { AgentView } from "../check/view.ts";
import { agentAt } from "../outside.ts";
import { isUsable, normalise, pathsOf } from "./lib/paths.ts";
import type { AgentRule } from "./rule.ts";

/** Agents that run each other in a circle. */
export const agentCycle: AgentRule = {
  code: "AW188",
  name: "agent-cycle",
  title: "Agents that run each other in a circle",
  severity: "error",
  why: "One of the listed agents runs, directly or through others, this agent again. It could not be compiled, and would never end. Break the circle in one place.",
  from: "agent",
  outside: true,
  check(view, report) {
    const part = view.section("orchestration");
    const self = view.fileName;
    if (self === undefined) return;
    for (const { at, text } of pathsOf(part)) {
      const circle = isUsable(part, text) ? circleFrom(normalise(text), self, view) : undefined;
      if (!circle) continue;
      const args = { circle: [self, ...circle].join(" → ") };
      report({ path: ["orchestration", ...at] }, "These agents run each other in a circle: {circle}.", args);
    }
  },
};

/** The agents from one to this config, if there is a way. */
function circleFrom(start: string, self: string, view: AgentView): readonly string[] | undefined {
  if (start === self) return [self];
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set([start]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const agent = agentAt(view.outside, way.at(-1) ?? "");
    if (agent === "unknown" || !agent) continue;
    for (const next of agent.agents.map(normalise)) {
      if (next === self) return [...way, self];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
