import type { AgentConfig } from "@agentwright/language";
import type { SubAgent } from "@agentwright/protocol";
import type { BuiltAgent } from "../../build/built.ts";
import { BuildFailure } from "../../build/failure.ts";
import type { BuildRun } from "../../build/run.ts";
import { baseName, folderOf, insideRoot, joinPath } from "../../shared/paths.ts";

/** One agent that takes part in another's orchestration. */
export interface TeamMember {
  readonly agent: SubAgent;
  readonly built: BuiltAgent;
}

/** Builds one config for another; `chain` are the configs that wait for it, outermost first. */
export type BuildMember = (path: string, chain: readonly string[]) => Promise<BuiltAgent>;

/** Compiles the agents of an orchestration, in their order. An agent that stands twice is compiled once. */
export async function buildTeam(
  run: BuildRun,
  config: AgentConfig,
  chain: readonly string[],
  buildMember: BuildMember,
): Promise<TeamMember[]> {
  const own = chain.at(-1) ?? "";
  const members: TeamMember[] = [];
  for (const relative of config.orchestration?.agents ?? []) {
    const path = joinPath(folderOf(own), relative);
    const name = insideRoot(run.root, path);
    if (name === undefined) {
      throw new BuildFailure("findings", `The agent ${relative} is outside of ${run.root}. Move it inside.`);
    }
    if (chain.includes(path)) {
      const circle = [...chain.slice(chain.indexOf(path)), path].map(baseName).join(" → ");
      throw new BuildFailure("findings", `These agents call each other in a circle: ${circle}. Take one of them out.`);
    }
    const built = await buildMember(path, chain);
    const { slug, version } = built.manifest.agent;
    members.push({
      agent: { slug, version, path: name.replace(/\.(ya?ml|jsonc?)$/, ""), sha256: built.sha256 },
      built,
    });
  }
  return members;
}
