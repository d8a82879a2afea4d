import type { PluginManifest } from "@agentwright/protocol";
import { canonicalJson, PluginProblem, readAnyManifest } from "@agentwright/runtime";
import { BuildFailure } from "../../build/failure.ts";
import { manifestOf } from "../../kinds/agent/manifest.ts";
import type { AgentPlan } from "../../kinds/agent/plan.ts";
import { asJson } from "../../shared/json.ts";
import { compilerName } from "../../shared/version.ts";

const anew = "Write it anew with “Add Compile Workflow”, commit and push it.";

/**
 * What a plugin was made from, against what is here: a run that ignored the config, compiled another commit, or has
 * another compiler gives a plugin that is well-formed and wrong. A sentence with the next step; undefined: it is the same.
 */
export async function differs(plan: AgentPlan, plugin: Uint8Array): Promise<string | undefined> {
  const theirs = await manifestIn(plugin);
  const { compiler, target, go } = theirs;
  if (compiler !== compilerName) return `The workflow compiled with ${compiler}, and this is ${compilerName}. ${anew}`;
  if (target !== plan.target) {
    return `The workflow made a plugin for ${target} where ${plan.target} was asked for. ${anew}`;
  }
  const platform = plan.platform ?? "linux";
  if (target === "go-plugin" && go?.os !== platform) {
    return `The workflow made a plugin for ${go?.os ?? "no system"} where ${platform} was asked for. ${anew}`;
  }
  const where = otherInput(plan, theirs);
  if (where !== undefined) {
    return `GitHub compiled something else than what is here: ‘${where}’ differs. Commit and push what you have, look whether the workflow takes the config that it is given, and compile again.`;
  }
  const ours = manifestOf(plan, theirs);
  if (canonicalJson(asJson(ours)) === canonicalJson(asJson(theirs))) return undefined;
  return `The plugin that GitHub made says of itself what this config does not say. ${anew}`;
}

function otherInput(plan: AgentPlan, { inputs }: PluginManifest): string | undefined {
  const theirs = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  const ours = new Set(plan.inputs.map(({ path }) => path));
  const other = plan.inputs.find(({ path, sha256 }) => theirs.get(path) !== sha256);
  return other?.path ?? inputs.find(({ path }) => !ours.has(path))?.path;
}

async function manifestIn(plugin: Uint8Array): Promise<PluginManifest> {
  try {
    return await readAnyManifest(plugin);
  } catch (error) {
    if (!(error instanceof PluginProblem)) throw error;
    throw new BuildFailure("artifact-bad", `What GitHub made is no plugin: ${error.message}`);
  }
}
