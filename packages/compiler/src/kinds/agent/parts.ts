import type { HttpDeclaration, PluginParts, PluginTool } from "@agentwright/kernel";
import type { Tool } from "@agentwright/language";
import { canonicalJson } from "@agentwright/runtime";
import { asJson } from "../../shared/json.ts";
import { normalText } from "../../shared/text.ts";
import { manifestOf } from "./manifest.ts";
import type { AgentPlan } from "./plan.ts";

/** The plan as the kernel takes it. `kernel` is its SHA-256. */
export function partsOf(plan: AgentPlan, kernel: string): PluginParts {
  const manifest = manifestOf(plan, kernel);
  return {
    manifest,
    modules: plan.code.modules,
    tools: (plan.config.tools ?? []).map(tool => toolOf(tool, plan.code.tools)),
    resources: plan.resources.embedded,
    limits: { memoryMb: manifest.permissions.memoryMb },
  };
}

function toolOf(tool: Tool, modules: ReadonlyMap<string, string>): PluginTool {
  if (tool.http) return { name: tool.name, kind: "http", http: httpOf(tool.http) };
  if (tool.flow !== undefined) return { name: tool.name, kind: "flow", flow: tool.flow };
  return { name: tool.name, kind: "code", module: modules.get(tool.name) ?? "" };
}

/** A body that is no text is sent as JSON; the plugin then says so in the content type unless the config does. */
function httpOf({ method, url, headers, body }: NonNullable<Tool["http"]>): HttpDeclaration {
  return {
    ...(method !== undefined && { method }),
    url,
    ...(headers !== undefined && { headers }),
    ...(body !== undefined && { body: typeof body === "string" ? normalText(body) : canonicalJson(asJson(body)) }),
  };
}
