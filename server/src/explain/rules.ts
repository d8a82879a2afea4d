import { suppressionsIn } from "@agentwright/language/agent/check/comments";
import { codeSpan } from "@agentwright/language/agent/features/markdown";
import { ruleFacts, ruleList } from "@agentwright/language/rules/all";
import type { OpenFile } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";

/** Which rules are not as they are by themselves: how severe each is, and what says so. */
export function rulesIn(server: Server, file: OpenFile): string[] {
  const { project, projectFile } = server.world.surroundings(file.uri);
  const rows = new Map<string, string>();
  const changed = new Set<string>();
  for (const [name, severity] of Object.entries(project.rules ?? {})) {
    const rule = ruleFacts(name);
    if (rule) changed.add(rule.code);
    const title = rule ? `${rule.title} (${rule.severity} by default)` : "no rule has this code or name";
    rows.set(`project ${name}`, `| ${nameOf(name)} | ${title} | ${severity} | the project file |`);
  }
  for (const [name, places] of commentsOf(file)) {
    const rule = ruleFacts(name);
    const title = rule ? rule.title : "no rule has this code or name";
    rows.set(`comment ${name}`, `| ${nameOf(name)} | ${title} | off ${places} | a comment |`);
  }
  const rest = ruleList.length - changed.size;
  const others = `The other ${rest} rules have their own severity${projectFile === undefined ? "" : ", as the project file does not name them"}.`;
  if (rows.size === 0) return ["## Rules", "All rules have their own severity."];
  return ["## Rules", `| rule | | severity | set by |\n|---|---|---|---|\n${[...rows.values()].join("\n")}`, others];
}

function nameOf(name: string): string {
  return ruleFacts(name) ? name : codeSpan(name, "table");
}

/** What comments silence, and where: the whole file, or lines. */
function commentsOf(file: OpenFile): ReadonlyMap<string, string> {
  const lines = new Map<string, Set<number | "file">>();
  if (file.kind !== "agent") return new Map();
  for (const { code, line } of suppressionsIn(file.agent.source)) {
    const places = lines.get(code) ?? new Set();
    lines.set(code, places.add(line === "file" ? line : line + 1));
  }
  return new Map(
    [...lines].map(([code, places]) => {
      const numbers = [...places].filter(place => place !== "file");
      const shown = `${numbers.slice(0, 10).join(", ")}${numbers.length > 10 ? ", …" : ""}`;
      return [code, places.has("file") ? "in this file" : `in line${numbers.length > 1 ? "s" : ""} ${shown}`];
    }),
  );
}
