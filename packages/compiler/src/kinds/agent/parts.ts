import type { HttpDeclaration, PluginParts, PluginTool } from "@agentwright/kernel";
import type { AgentConfig, Tool } from "@agentwright/language";
import type { PluginManifest } from "@agentwright/protocol";
import { canonicalJson } from "@agentwright/runtime";
import { asJson } from "../../shared/json.ts";
import { normalText } from "../../shared/text.ts";
import { manifestOf, moduleManifest } from "./manifest.ts";
import type { AgentPlan } from "./plan.ts";

/** The plan as the kernel takes it, without the tools of modules beside the plugin. `kernel` is its SHA-256. */
export function partsOf(plan: AgentPlan, kernel: string, modules?: PluginManifest["modules"]): PluginParts {
  const manifest = manifestOf(plan, { kernel, ...(modules && { modules }) });
  const elsewhere = new Set(modules?.flatMap(module => module.tools));
  const tools = (plan.config.tools ?? []).filter(tool => !elsewhere.has(tool.name));
  return { ...common(plan, manifest), tools: tools.map(tool => toolOf(tool, plan.code.tools)) };
}

/** A module for the kernel that holds the tools in TypeScript and JavaScript of a plugin that Go made. */
export function moduleParts(plan: AgentPlan, kernel: string): PluginParts {
  const names = [...plan.code.tools.keys()];
  const manifest = moduleManifest(plan, "wasm", names, { kernel });
  const tools = (plan.config.tools ?? []).filter(tool => names.includes(tool.name));
  return { ...common(plan, manifest), tools: tools.map(tool => toolOf(tool, plan.code.tools)) };
}

/** The tools that need no code. */
export function declaredTools(config: AgentConfig): Exclude<PluginTool, { readonly kind: "code" }>[] {
  return (config.tools ?? []).flatMap(tool => declaredTool(tool) ?? []);
}

function common(plan: AgentPlan, manifest: PluginManifest): Omit<PluginParts, "tools"> {
  return {
    manifest,
    modules: plan.code.modules,
    resources: plan.resources.embedded,
    limits: { memoryMb: manifest.permissions.memoryMb },
  };
}

function toolOf(tool: Tool, modules: ReadonlyMap<string, string>): PluginTool {
  return declaredTool(tool) ?? { name: tool.name, kind: "code", module: modules.get(tool.name) ?? "" };
}

function declaredTool(tool: Tool): Exclude<PluginTool, { readonly kind: "code" }> | undefined {
  if (tool.http) return { name: tool.name, kind: "http", http: httpOf(tool.http) };
  return tool.flow === undefined ? undefined : { name: tool.name, kind: "flow", flow: tool.flow };
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
