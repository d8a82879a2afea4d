import type { AgentConfig } from "@agentwright/language";
import { deriveIdentity } from "@agentwright/language";
import type { Platform, Target } from "@agentwright/protocol";
import { canonicalJson } from "@agentwright/runtime";
import type { Backend, GatheredCode } from "../../backends/backend.ts";
import { BuildFailure } from "../../build/failure.ts";
import { refuse, sayFindings } from "../../build/refuse.ts";
import type { BuildRun } from "../../build/run.ts";
import { sha256 } from "../../shared/digest.ts";
import { asJson } from "../../shared/json.ts";
import type { OpenedAgent } from "./open.ts";
import { type LoadedResources, loadResources } from "./resources.ts";
import { type BuildMember, buildTeam, type TeamMember } from "./team.ts";
import { readToolCode } from "./tools.ts";

/** Everything that goes into one agent's plugin, read and checked. */
export interface AgentPlan {
  readonly path: string;
  readonly config: AgentConfig;
  readonly identity: ReturnType<typeof deriveIdentity>;
  /** The config's model as RFC 8785 JSON: the form in which it is hashed and handed on. */
  readonly configJson: string;
  readonly target: Target;
  /** For which system a `go-plugin` is made. */
  readonly platform?: Platform;
  readonly code: GatheredCode;
  readonly resources: LoadedResources;
  readonly team: readonly TeamMember[];
  /** Every input with the SHA-256 of its normalised form, sorted by path. */
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
}

/** Reads all inputs of an opened config. All that is wrong is said first; then a BuildFailure stops the build. */
export async function planAgent(
  run: BuildRun,
  opened: OpenedAgent,
  backend: Backend,
  target: Target,
  chain: readonly string[],
  buildMember: BuildMember,
): Promise<AgentPlan> {
  if (opened.findings.some(finding => finding.severity === "error")) refuse(run, opened.findings);
  sayFindings(run, opened.findings);
  const config = withoutSchema(opened.config);

  const read = await readToolCode(run, opened, config);
  if (read.findings.length > 0) refuse(run, read.findings);
  const code = await backend.gather(run, read.codes, read.go);
  const resources = await loadResources(run, opened.path, config);
  const team = await buildTeam(run, config, chain, buildMember);

  const configJson = canonicalJson(asJson(config));
  const own = { path: opened.name, sha256: await sha256(configJson) };
  const members = team.map(({ agent }) => ({ path: agent.path, sha256: agent.sha256 }));
  const inputs = unique([own, ...code.inputs, ...resources.inputs, ...members]);
  const identity = deriveIdentity(config);
  const platform = config.build?.platform;
  return {
    path: opened.path,
    config,
    identity,
    configJson,
    target,
    ...(platform !== undefined && { platform }),
    code,
    resources,
    team,
    inputs,
  };
}

/** `$schema` is for other editors; where it points says nothing about the agent. */
function withoutSchema(config: AgentConfig | undefined): AgentConfig {
  if (!config) {
    throw new BuildFailure(
      "findings",
      "The config can't be read as an agent. Turn the rules on again that were set to off.",
    );
  }
  const { $schema: _, ...rest } = config;
  return rest;
}

function unique(inputs: readonly { path: string; sha256: string }[]): AgentPlan["inputs"] {
  const byPath = new Map(inputs.map(input => [input.path, input]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
