import type { PluginManifest, PromptShape, ResourceShape } from "@agentwright/protocol";
import { toolModule } from "../inline.ts";
import type { PluginParts, PluginTool } from "../parts.ts";
import { type VectorTool, vectorPlugin } from "./vectors.ts";

/** Parts of a plugin whose tools are given by name: as code (a module or a function body), as http or as flow. */
export function testParts(
  tools: Readonly<Record<string, string | VectorTool>>,
  more: Partial<PluginParts> = {},
): PluginParts {
  const entries = Object.entries(tools).map(([name, tool]) => ({
    name,
    ...(typeof tool === "string" ? { code: tool } : tool),
  }));
  const coded = entries.filter(one => one.code !== undefined);
  return {
    manifest: testManifest(entries.map(one => way(one))),
    modules: coded.map(one => ({ name: fileOf(one.name), source: toolModule(one.code ?? "") })),
    tools: entries.map(one => way(one)),
    resources: [],
    ...more,
  };
}

/** The plugin that vectors/plugin.json describes. */
export function vectorParts(): PluginParts {
  const { tools, prompts, resources } = vectorPlugin();
  const parts = testParts(tools, { resources });
  const shapes = resources.map(({ name, type, content }) => ({ name, type, bytes: byteLength(type, content) }));
  return {
    ...parts,
    manifest: { ...parts.manifest, prompts: prompts as PromptShape[], resources: shapes as ResourceShape[] },
  };
}

function byteLength(type: string, content: string): number {
  return type === "binary" ? atob(content).length : new TextEncoder().encode(content).length;
}

/** Where the code of a tool is embedded. */
export function fileOf(tool: string): string {
  return `tools/${tool}.ts`;
}

function way(tool: Pick<VectorTool, "http" | "flow"> & { readonly name: string }): PluginTool {
  const { name } = tool;
  if (tool.http) return { name, kind: "http", http: tool.http };
  if (tool.flow !== undefined) return { name, kind: "flow", flow: tool.flow };
  return { name, kind: "code", module: fileOf(name) };
}

function testManifest(tools: readonly PluginTool[]): PluginManifest {
  return {
    manifest: 1,
    abi: 1,
    target: "wasm",
    compiler: "0.0.0",
    agent: {
      id: "1",
      urn: "urn:agent:test:conformance",
      slug: "conformance",
      name: "Conformance",
      version: "1.0.0",
      type: "assistant",
    },
    tools: tools.map(({ name, kind }) => ({ name, kind, description: name, parameters: { type: "object" } })),
    prompts: [],
    resources: [],
    permissions: {
      network: true,
      hosts: [],
      browse: false,
      executeCode: false,
      files: false,
      timeoutSeconds: 30,
      memoryMb: 64,
    },
    secrets: [],
    inputs: [],
  };
}
