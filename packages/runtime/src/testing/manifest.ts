import type { Permissions, PluginManifest, ToolShape } from "@agentwright/protocol";

/** A tool without parameters. */
export function toolShape(name: string, parameters: ToolShape["parameters"] = { type: "object" }): ToolShape {
  return { name, description: `Does ${name}.`, parameters, kind: "code" };
}

export const openPermissions: Permissions = {
  network: true,
  hosts: [],
  browse: false,
  executeCode: false,
  files: false,
  timeoutSeconds: 30,
  memoryMb: 64,
};

/** A whole manifest, of which a test says only what it is about. */
export function manifestWith(changes: Partial<PluginManifest> = {}): PluginManifest {
  return {
    manifest: 1,
    abi: 1,
    target: "wasm",
    compiler: "agentwright 0.1.0",
    agent: {
      id: "7c9e6679-7425-5bd9-9c4e-2f1d3a5b6c7d",
      urn: "urn:agent:agentwright:probe",
      slug: "probe",
      name: "Probe",
      version: "0.1.0",
      type: "assistant",
    },
    tools: [toolShape("go")],
    prompts: [],
    resources: [],
    permissions: openPermissions,
    secrets: [],
    inputs: [],
    ...changes,
  };
}
