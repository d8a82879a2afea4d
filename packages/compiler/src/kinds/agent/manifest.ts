import type { Tool } from "@agentwright/language";
import { abiVersion, manifestVersion, type PluginManifest, type ToolShape } from "@agentwright/protocol";
import { compilerName } from "../../shared/version.ts";
import { cardOf } from "./card.ts";
import { inputSchema } from "./parameters.ts";
import { permissionsOf } from "./permissions.ts";
import type { AgentPlan } from "./plan.ts";
import { keyNames, secretNames } from "./secrets.ts";

/** What the plugin says of itself. */
export function manifestOf(plan: AgentPlan, kernel: string): PluginManifest {
  const { config } = plan;
  const keys = keyNames(config);
  return {
    manifest: manifestVersion,
    abi: abiVersion,
    target: plan.target,
    compiler: compilerName,
    kernel,
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
    inputs: plan.inputs,
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
