import { codeSpan, plainText } from "@agentwright/language/agent/features/markdown";
import { deriveIdentity, partialModel } from "@agentwright/language/agent/index";
import { ruleFacts } from "@agentwright/language/rules/all";
import type { ProjectFile, SettingNote } from "@agentwright/protocol";
import { decoded } from "../decoded.ts";
import type { OpenFile } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { loadFlows } from "../flow/load.ts";
import { rulesIn } from "./rules.ts";

/** Which settings, project file, rules, secrets and other agents apply to a file, and why. */
export async function explain(server: Server, file: OpenFile, settings: readonly SettingNote[] = []): Promise<string> {
  const name = decoded(file.uri.slice(file.uri.lastIndexOf("/") + 1));
  const parts = [`# ${codeSpan(name)}`, what(file), ...project(server, file), ...rulesIn(server, file)];
  if (file.kind === "agent") parts.push(...outside(server, file.uri), ...identity(file), ...found(server, file));
  if (file.kind === "flow") parts.push(...(await flowFacts(server, file)), ...found(server, file));
  parts.push(...settingRows(settings), `Agentwright ${server.version}, language server.`);
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function what(file: OpenFile): string {
  if (file.kind === "agent")
    return `An agent config in ${file.agent.source.syntax.toUpperCase()}, ${file.agent.source.lines.count} lines.`;
  if (file.kind === "flow") return "A program that names pgflow: its flows are read without running it.";
  if (file.kind === "project") return "A project file of Agentwright.";
  return "No agent config: its name has to end in `.agent.yaml`, `.agent.yml`, `.agent.json` or `.agent.jsonc`.";
}

function project(server: Server, file: OpenFile): string[] {
  const { projectWhy, projectProblem, root, included, project } = server.world.surroundings(file.uri);
  return [
    "## Project file",
    plainText(projectWhy),
    plainText(projectProblem ?? ""),
    buildChoices(project),
    included ? "" : "Its `include` and `exclude` leave this file out: it is not checked.",
    root === undefined
      ? ""
      : `Paths are looked up inside ${codeSpan(root)}: the nearest folder with \`.git\` or \`agentwright.json\`, else the file's own.`,
  ];
}

/** What the project says of builds, and of the version of pgflow that flow files are for. */
function buildChoices({ target, backend, pgflow }: ProjectFile): string {
  const said = Object.entries({ target, backend, "pgflow profile": pgflow?.profile });
  const rows = said.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${codeSpan(value)}`]));
  return rows.length === 0 ? "" : `It sets: ${rows.join(", ")}.`;
}

/** The editor's settings, and where each was set. */
function settingRows(settings: readonly SettingNote[]): string[] {
  if (settings.length === 0) return [];
  const rows = settings.map(({ name, value, from }) => {
    return `| ${codeSpan(name, "table")} | ${codeSpan(value, "table")} | ${from === "default" ? "default" : `${from} settings`} |`;
  });
  return ["## Settings", `| setting | value | from |\n|---|---|---|\n${rows.join("\n")}`];
}

function outside(server: Server, uri: string): string[] {
  const { outside, project } = server.world.surroundings(uri);
  const agents = outside.agents();
  const { secrets } = server.world;
  const named = project.secrets?.length ? ` The project file names ${list(project.secrets)}.` : "";
  return [
    "## Outside",
    `Secrets that are set: ${secrets === "unknown" ? "not known here" : list(secrets)}.${named}`,
    `Other agents: ${agents === "unknown" ? "not known yet" : list(agents.map(({ path }) => path))}.`,
  ];
}

function identity(file: Extract<OpenFile, { kind: "agent" }>): string[] {
  const { id, urn, version } = deriveIdentity(partialModel(file.agent));
  const cells = [id, urn, version].map(text => codeSpan(text, "table"));
  return ["## Identity", `| id | urn | version |\n|---|---|---|\n| ${cells.join(" | ")} |`];
}

/** The version of pgflow that its rules are for, and why. */
async function flowFacts(server: Server, file: Extract<OpenFile, { kind: "flow" }>): Promise<string[]> {
  const { flowOutside } = await loadFlows();
  const profile = flowOutside(server.world, file).profile();
  if (profile === "unknown") return ["## pgflow", "Its version is not known; the rules of the newest one count."];
  return ["## pgflow", plainText(`Rules of pgflow ${profile.id}. ${profile.why}`), ...profile.notes.map(plainText)];
}

function found(server: Server, file: OpenFile): string[] {
  const { findings, ms } = server.checker.check(file);
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const rows = [...counts].map(([code, count]) => `- ${code} ${ruleFacts(code)?.title ?? ""}: ${count}`);
  const sum = findings.length === 0 ? "None." : rows.join("\n");
  return ["## Findings", sum, `The last check took ${ms.toFixed(1)} ms.`];
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map(name => codeSpan(name)).join(", ");
}
