import { basename } from "node:path";
import { projectFileName } from "@agentwright/protocol";
import { absolute, findAgents, findProject, folderOf, isAgentFile, isIncluded, slashed } from "@agentwright/workspace";
import { CannotRun } from "./exit.ts";
import { look } from "./files.ts";
import { flowsInFolder, isFlowFile } from "./flow/inputs.ts";

/** A file to work on: where it is, and how the person named it. */
export interface Input {
  /** Absolute, with `/`. */
  readonly path: string;
  /** As given on the command line, with `/`; below a folder that was given, that folder and the rest. */
  readonly name: string;
  /** It lay in a folder that somebody named: without a flow in it, it is passed over. */
  readonly found?: true;
}

/** What a command takes besides agent configs. */
export interface Taken {
  /** `agentwright.json`, named by hand. */
  readonly projectFiles?: boolean;
  /** Files of flows, named by hand or in a folder. */
  readonly flows?: boolean;
}

/**
 * The agent configs that the paths stand for, in order and each once, under the first name it was given. A folder
 * stands for all configs in it that their project includes; a config that is named by hand is taken in any case.
 * @throws CannotRun for a path that isn't there, a file that is no agent config, or nothing to work on.
 */
export async function agentInputs(paths: readonly string[], command: string, taken: Taken = {}): Promise<Input[]> {
  if (paths.length === 0) throw new CannotRun(`Name a config or a folder: agentwright ${command} PATH…`);
  const inputs = new Map<string, Input>();
  for (const given of paths) {
    if (given === "") throw new CannotRun("One of the paths is empty; leave it out.");
    const path = absolute(given);
    const stats = look(path, given);
    if (stats === undefined) throw new CannotRun(`${given} does not exist.`);
    if (!stats.isFile() && !stats.isDirectory()) throw new CannotRun(`${given} is no ordinary file.`);
    const found = stats.isDirectory() ? await inFolder(path, given) : [named(path, given, command, taken)];
    if (stats.isDirectory() && taken.flows) found.push(...(await flowsInFolder(path, given)));
    for (const input of found) if (!inputs.has(input.path)) inputs.set(input.path, input);
  }
  if (inputs.size === 0) throw new CannotRun(`No agent config in ${paths.join(", ")}. Make one with: agentwright init`);
  return [...inputs.values()];
}

/** Is it the project file of its folder? */
export function isProjectFile(path: string): boolean {
  return basename(path) === projectFileName;
}

function named(path: string, given: string, command: string, { projectFiles = false, flows = false }: Taken): Input {
  if (flows && isFlowFile(path)) return { path, name: slashed(given) };
  if (isProjectFile(path) && !projectFiles) {
    throw new CannotRun(`${given} is the project file, no agent config: agentwright ${command} takes configs.`);
  }
  if (!isAgentFile(path) && !isProjectFile(path)) {
    throw new CannotRun(
      `${given} is no agent config: their names end in .agent.yaml, .agent.yml, .agent.json or .agent.jsonc.`,
    );
  }
  return { path, name: slashed(given) };
}

async function inFolder(path: string, given: string): Promise<Input[]> {
  const { file, project } = findProject(path);
  // Globs are relative to the project file: only there can they cut the walk short.
  const own = file !== undefined && folderOf(file) === path;
  const { files, partial } = await findAgents(path, own && project.exclude ? { exclude: project.exclude } : {});
  if (partial) console.error(`${given} is very large: only part of it was searched. Name smaller folders.`);
  const prefix = /^\.\/*$/.test(slashed(given)) ? "" : `${slashed(given).replace(/\/+$/, "")}/`;
  const start = path.endsWith("/") ? path.length : path.length + 1;
  return files
    .filter(found => isIncluded(found, findProject(found)))
    .map(found => ({ path: found, name: prefix + found.slice(start) }));
}
