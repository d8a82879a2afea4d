import { readFileSync } from "node:fs";
import { checkAgent, checkProject, openAgent, syntaxOf } from "@agentwright/language";
import { type FileFinding, type Finding, projectFileName } from "@agentwright/protocol";
import { AgentIndexes, diskOutside, findProject } from "@agentwright/workspace";
import { CannotRun } from "./exit.ts";
import type { Input } from "./inputs.ts";
import { secretNames } from "./secrets.ts";

/**
 * Checks configs and project files exactly as the editor does: same rules, same project file. A project file that
 * applies to any of them is checked with them, once.
 */
export function checkFiles(inputs: readonly Input[]): FileFinding[] {
  const agents = new AgentIndexes({});
  const findings: FileFinding[] = [];
  const projects = new Map<string, string>();
  for (const input of inputs) {
    if (input.path.endsWith(`/${projectFileName}`)) projects.set(input.path, input.name);
    else {
      const { file } = findProject(input.path);
      if (file !== undefined && !projects.has(file)) projects.set(file, file);
      findings.push(...named(input.name, checkOne(input, agents)));
    }
  }
  for (const [path, name] of projects) findings.push(...named(name, checkProject(read(path, name))));
  return findings;
}

function checkOne({ path, name }: Input, agents: AgentIndexes): readonly Finding[] {
  const syntax = syntaxOf(path);
  if (syntax === undefined) throw new CannotRun(`${name} is no agent config.`);
  const { project } = findProject(path);
  const outside = diskOutside(path, { project, agents, secrets: secretNames() });
  return checkAgent(openAgent(read(path, name), syntax), { outside, project, fileName: path });
}

function named(file: string, findings: readonly Finding[]): FileFinding[] {
  return findings.map(finding => ({ ...finding, file }));
}

function read(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CannotRun(`${name} can't be read: ${error instanceof Error ? error.message : error}`);
  }
}
