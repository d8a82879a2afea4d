import type { Tool } from "@agentwright/language";
import { abiVersion, manifestVersion, type PluginManifest, type ToolShape } from "@agentwright/protocol";
import { compilerName } from "../../shared/version.ts";
import { cardOf } from "./card.ts";
import { inputSchema } from "./parameters.ts";
import { permissionsOf } from "./permissions.ts";
import type { AgentPlan } from "./plan.ts";
import { keyNames, secretNames } from "./secrets.ts";

/** What only who makes the plugin knows. */
export type ManifestMore = Pick<PluginManifest, "kernel" | "modules" | "go">;

/** What the plugin says of itself. */
export function manifestOf(plan: AgentPlan, { kernel, modules, go }: ManifestMore): PluginManifest {
  const { config } = plan;
  const keys = keyNames(config);
  return {
    manifest: manifestVersion,
    abi: abiVersion,
    target: plan.target,
    compiler: compilerName,
    ...(kernel !== undefined && { kernel }),
    agent: cardOf(config, plan.identity),
    tools: (config.tools ?? []).map(toolShape),
    prompts: (config.prompts ?? []).map(({ name, variables, content }) => ({
      name,
      variables: [...(variables ?? [])],
      content,
    })),
    resources: plan.resources.shapes,
    permissions: permissionsOf(config),
    secrets: secretNames(config, plan.code.texts),
    ...(Object.keys(keys).length > 0 && { apiKeys: keys }),
    ...(plan.team.length > 0 && { orchestration: orchestration(plan) }),
    ...(modules !== undefined && { modules }),
    ...(go !== undefined && { go }),
    inputs: plan.inputs,
  };
}

/**
 * What a module beside the plugin says of itself: its tools, and the little that a host reads before it runs it. What the
 * agent is and may do stands in the plugin alone, so that an edit there makes no new module.
 */
export function moduleManifest(
  plan: AgentPlan,
  target: "wasm" | "go-wasm",
  tools: readonly string[],
  more: Pick<PluginManifest, "kernel"> = {},
): PluginManifest {
  const { id, urn, slug, name, version, type } = cardOf(plan.config, plan.identity);
  const { timeoutSeconds, memoryMb } = permissionsOf(plan.config);
  const nothing = { network: false, hosts: [], browse: false, executeCode: false, files: false };
  return {
    manifest: manifestVersion,
    abi: abiVersion,
    target,
    compiler: compilerName,
    ...more,
    agent: { id, urn, slug, name, version, type },
    tools: (plan.config.tools ?? []).filter(tool => tools.includes(tool.name)).map(toolShape),
    prompts: [],
    resources: [],
    permissions: { ...nothing, timeoutSeconds, memoryMb },
    secrets: [],
    inputs: [],
  };
}

function toolShape(tool: Tool): ToolShape {
  return {
    name: tool.name,
    description: tool.description,
    parameters: inputSchema(tool.parameters),
    ...(tool.returns !== undefined && { returns: tool.returns }),
    kind: tool.http ? "http" : tool.flow !== undefined ? "flow" : "code",
  };
}

function orchestration({ config, team }: AgentPlan): NonNullable<PluginManifest["orchestration"]> {
  const most = config.orchestration?.maxIterations;
  return {
    kind: config.orchestration?.kind ?? "llm",
    ...(most !== undefined && { maxIterations: most }),
    agents: team.map(member => member.agent),
  };
}
