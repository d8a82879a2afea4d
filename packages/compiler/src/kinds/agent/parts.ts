import type { HttpDeclaration, PluginParts, PluginTool } from "@agentwright/kernel";
import type { Tool } from "@agentwright/language/agent/index";
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

/** A body that is no text is sent as JSON and says so, unless the config names another content type. */
function httpOf(http: NonNullable<Tool["http"]>): HttpDeclaration {
  const { method, url, body } = http;
  const isJson = body !== undefined && typeof body !== "string";
  const named = Object.keys(http.headers ?? {}).some(name => name.toLowerCase() === "content-type");
  const headers = { ...http.headers, ...(isJson && !named && { "content-type": "application/json" }) };
  return {
    ...(method !== undefined && { method }),
    url,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body !== undefined && { body: isJson ? canonicalJson(asJson(body)) : normalText(String(body)) }),
  };
}
