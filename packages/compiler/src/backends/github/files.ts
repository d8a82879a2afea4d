import type { RemoteJob } from "@agentwright/protocol";
import { readManifest } from "@agentwright/runtime";
import type { BuildRun } from "../../build/run.ts";
import type { AgentPlan } from "../../kinds/agent/plan.ts";
import { insideRoot, joinPath } from "../../shared/paths.ts";

const endings = ["", ".yaml", ".yml", ".json", ".jsonc"];
/** As the bundler names what it makes: by package, or as a part that several share. */
const npm = /^npm:(?!chunk-\d+$)(?<name>(?:@[^/]+\/)?[^/~]+)/;

/**
 * Every file that a build reads, those of the agents in its orchestration included. A plan names configs without the
 * ending of their syntax; here they have their real names.
 */
export async function jobFiles(run: BuildRun, plan: AgentPlan): Promise<RemoteJob["files"]> {
  const files = new Map<string, string>();
  const below = plan.team.flatMap(({ built }) => [built.plugin, ...built.members.values()]);
  const inputs = [...below.flatMap(plugin => readManifest(plugin).inputs), ...plan.inputs];
  for (const { path, sha256 } of inputs) {
    const real = await realName(run, plan, path);
    if (real !== undefined) files.set(real, sha256);
  }
  return [...files].map(([path, sha256]) => ({ path, sha256 })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Names of the npm packages that are bundled into it. */
export function npmPackages(plan: AgentPlan): readonly string[] {
  const names = plan.inputs.map(({ path }) => npm.exec(path)?.groups?.name);
  return [...new Set(names.filter(name => name !== undefined))];
}

async function realName(run: BuildRun, plan: AgentPlan, name: string): Promise<string | undefined> {
  const own = insideRoot(run.root, plan.path);
  if (own?.replace(/\.(ya?ml|jsonc?)$/, "") === name) return own;
  for (const ending of endings) {
    if (await run.host.exists(joinPath(run.root, name + ending))) return name + ending;
  }
  return undefined;
}
