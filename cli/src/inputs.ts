import { statSync } from "node:fs";
import { resolve } from "node:path";
import { projectFileName } from "@agentwright/protocol";
import { absolute, findAgents, findProject, isAgentFile, slashed } from "@agentwright/workspace";
import { CannotRun } from "./exit.ts";

/** A file to work on: where it is, and how the person named it. */
export interface Input {
  /** Absolute, with `/`. */
  readonly path: string;
  /** As given on the command line, with `/`; below a folder that was given, that folder and the rest. */
  readonly name: string;
}

/**
 * The agent configs that the paths stand for, in order and each once. A folder stands for all configs in it that its
 * project includes.
 * @throws CannotRun for a path that isn't there, a file that is no agent config, or nothing to work on.
 */
export async function agentInputs(paths: readonly string[], command: string): Promise<Input[]> {
  if (paths.length === 0) throw new CannotRun(`Name a config or a folder: agentwright ${command} PATH…`);
  const inputs = new Map<string, Input>();
  for (const given of paths) {
    const path = absolute(resolve(given));
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) throw new CannotRun(`${given} does not exist.`);
    if (!stats.isDirectory()) {
      if (!isAgentFile(path) && !path.endsWith(`/${projectFileName}`)) {
        throw new CannotRun(
          `${given} is no agent config: their names end in .agent.yaml, .agent.yml, .agent.json or .agent.jsonc.`,
        );
      }
      inputs.set(path, { path, name: slashed(given) });
      continue;
    }
    const { include, exclude } = findProject(path).project;
    const { files, partial } = await findAgents(path, { ...(include && { include }), ...(exclude && { exclude }) });
    if (partial) console.error(`${given} is very large: only part of it was searched. Name smaller folders.`);
    const prefix = slashed(given).replace(/\/+$/, "");
    for (const file of files) inputs.set(file, { path: file, name: `${prefix}/${file.slice(path.length + 1)}` });
  }
  if (inputs.size === 0) throw new CannotRun(`No agent config in ${paths.join(", ")}. Make one with: agentwright init`);
  return [...inputs.values()];
}
