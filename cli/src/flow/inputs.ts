import { mayHoldFlows, namesPgflow } from "@agentwright/language/flow/names-pgflow";
import { absolute, findProject, isAgentFile, isIncluded, readText, slashed } from "@agentwright/workspace";
import { aliasesFor } from "@agentwright/workspace/flow-aliases";
import { findFlowCandidates } from "@agentwright/workspace/walk";
import { CannotRun } from "../exit.ts";
import { look } from "../files.ts";
import type { Input } from "../inputs.ts";

/**
 * The flow files that the paths stand for, in order and each once. A folder stands for all files in it that speak of
 * pgflow and that their project includes.
 * @throws CannotRun for a path that isn't there, a file that can hold no flow, or nothing to work on
 */
export async function flowInputs(paths: readonly string[], command: string): Promise<Input[]> {
  if (paths.length === 0) throw new CannotRun(`Name a flow file or a folder: agentwright flow ${command} FILE…`);
  const inputs = new Map<string, Input>();
  for (const given of paths) {
    if (given === "") throw new CannotRun("One of the paths is empty; leave it out.");
    const path = absolute(given);
    const stats = look(path, given);
    if (stats === undefined) throw new CannotRun(`${given} does not exist.`);
    const found = stats.isDirectory() ? await flowsInFolder(path, given) : [named(path, given)];
    for (const input of found) if (!inputs.has(input.path)) inputs.set(input.path, input);
  }
  if (inputs.size === 0) throw new CannotRun(`No file in ${paths.join(", ")} speaks of pgflow.`);
  return [...inputs.values()];
}

/** Could this file, which somebody named, hold flows? */
export function isFlowFile(path: string): boolean {
  return mayHoldFlows(path) && !isAgentFile(path);
}

/** The files below a folder that speak of pgflow; `given` is how the person named it. */
export async function flowsInFolder(path: string, given: string): Promise<Input[]> {
  const { files } = await findFlowCandidates(path);
  const prefix = /^\.\/*$/.test(slashed(given)) ? "" : `${slashed(given).replace(/\/+$/, "")}/`;
  const start = path.endsWith("/") ? path.length : path.length + 1;
  return files
    .filter(file => isIncluded(file, findProject(file)) && speaksOfPgflow(file))
    .map(file => ({ path: file, name: prefix + file.slice(start), found: true as const }));
}

function named(path: string, given: string): Input {
  if (!isFlowFile(path))
    throw new CannotRun(`${given} is no flow file: their names end in .ts, .mts, .js and the like.`);
  return { path, name: slashed(given) };
}

function speaksOfPgflow(file: string): boolean {
  const got = readText(file);
  return typeof got !== "string" && namesPgflow(got.text, aliasesFor(file));
}
