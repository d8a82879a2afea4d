import type { PluginParts } from "@agentwright/kernel";
import { abiVersion, type PluginManifest } from "@agentwright/protocol";

const manifest: PluginManifest = {
  manifest: 1,
  abi: abiVersion,
  target: "wasm",
  compiler: "test",
  agent: { id: "i", urn: "urn:agent:local:s", slug: "s", name: "N", version: "1.0.0", type: "assistant" },
  tools: [{ name: "t", description: "d", parameters: { type: "object" }, kind: "code" }],
  prompts: [],
  resources: [],
  permissions: {
    network: false,
    hosts: [],
    browse: false,
    executeCode: false,
    files: false,
    timeoutSeconds: 60,
    memoryMb: 64,
  },
  secrets: [],
  inputs: [],
};

/** A plugin of one tool with this code. */
export function partsOfOneTool(source: string): PluginParts {
  return {
    manifest,
    modules: [{ name: "t.js", source }],
    tools: [{ name: "t", kind: "code", module: "t.js" }],
    resources: [],
  };
}
