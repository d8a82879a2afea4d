import { PluginProblem, readManifest } from "@agentwright/runtime";
import { BuildFailure } from "../../build/failure.ts";
import type { AgentPlan } from "../../kinds/agent/plan.ts";
import { compilerName } from "../../shared/version.ts";

/**
 * What a plugin was made from, against what is here: a run that ignored the config, compiled another commit, or has
 * another compiler gives a plugin that is well-formed and wrong. A sentence with the next step; undefined: it is the same.
 */
export function differs(plan: AgentPlan, plugin: Uint8Array): string | undefined {
  const { compiler, inputs, target } = manifestOf(plugin);
  if (compiler !== compilerName) {
    return `The workflow compiled with ${compiler}, and this is ${compilerName}. Write it anew with “Add Compile Workflow”, commit and push it.`;
  }
  if (target !== plan.target) {
    return `The workflow made a plugin for ${target} where ${plan.target} was asked for. Write it anew with “Add Compile Workflow”, commit and push it.`;
  }
  const theirs = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  const ours = new Set(plan.inputs.map(({ path }) => path));
  const other = plan.inputs.find(({ path, sha256 }) => theirs.get(path) !== sha256);
  const added = inputs.find(({ path }) => !ours.has(path));
  const where = other?.path ?? added?.path;
  if (where === undefined) return undefined;
  return `GitHub compiled something else than what is here: ‘${where}’ differs. Commit and push what you have, look whether the workflow takes the config that it is given, and compile again.`;
}

function manifestOf(plugin: Uint8Array): ReturnType<typeof readManifest> {
  try {
    return readManifest(plugin);
  } catch (error) {
    if (!(error instanceof PluginProblem)) throw error;
    throw new BuildFailure("artifact-bad", `What GitHub made is no plugin: ${error.message}`);
  }
}
