import { assemblePlugin, type PluginParts } from "@agentwright/kernel";
import { readKernel } from "@agentwright/kernel/node";
import { abiVersion, type PluginManifest } from "@agentwright/protocol";
import { loadPlugin } from "@agentwright/runtime";
import { expect, test } from "vitest";
import { payloadOf, rehearse } from "./rehearse.ts";
import { lastSegment } from "./segment.ts";

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

function parts(source: string): PluginParts {
  return {
    manifest,
    modules: [{ name: "t.js", source }],
    tools: [{ name: "t", kind: "code", module: "t.js" }],
    resources: [],
  };
}

test("a rehearsal answers as the plugin itself does", async () => {
  const kernel = await readKernel();
  for (const source of ["export default () => 1;", "export default () => 1; let a; let a;", "throw new Error('no');"]) {
    const plugin = assemblePlugin(kernel, parts(source));
    const real = (await loadPlugin(plugin)).start();
    const rehearsal = await rehearse(kernel, lastSegment(plugin));
    for (const request of [
      { op: "describe" },
      { op: "prepare", now: 5, seed: 1 },
      { op: "tool", name: "t", input: {} },
    ] as const) {
      expect(rehearsal.request(request)).toEqual(real.request(request));
    }
  }
});

test("the payload that a plugin hands to its kernel is its last segment", async () => {
  const kernel = await readKernel();
  const plugin = assemblePlugin(kernel, parts("export default () => 'ü';"));
  const segment = lastSegment(plugin);
  expect(new TextDecoder().decode(segment.subarray(0, 4))).toBe("AWP1");
  expect(await payloadOf(plugin, kernel)).toEqual(segment.slice());
});
