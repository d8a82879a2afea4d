import { manifestVersion, type PluginManifest } from "@agentwright/protocol";
import { PluginProblem } from "../problem.ts";
import { amount, anyObject, digest, flag, isObject, listOf, object, oneOf, optional, recordOf, text } from "./shape.ts";

const tool = object({
  name: text,
  description: text,
  parameters: anyObject,
  returns: optional(text),
  kind: oneOf("code", "http", "flow"),
});

const manifest = object({
  abi: amount,
  target: oneOf("wasm", "go-wasm", "go-plugin"),
  compiler: text,
  kernel: optional(digest),
  agent: object({
    id: text,
    urn: text,
    slug: text,
    name: text,
    version: text,
    type: text,
    description: optional(text),
  }),
  tools: listOf(tool),
  prompts: listOf(object({ name: text, variables: listOf(text), content: text })),
  resources: listOf(object({ name: text, type: oneOf("text", "json", "binary"), bytes: optional(amount) })),
  permissions: object({
    network: flag,
    hosts: listOf(text),
    browse: flag,
    executeCode: flag,
    files: flag,
    timeoutSeconds: amount,
    memoryMb: amount,
  }),
  secrets: listOf(text),
  apiKeys: optional(recordOf(text)),
  orchestration: optional(
    object({
      kind: text,
      maxIterations: optional(amount),
      agents: listOf(object({ slug: text, version: text, path: text, sha256: digest })),
    }),
  ),
  modules: optional(listOf(object({ target: oneOf("wasm", "go-wasm"), sha256: digest, tools: listOf(text) }))),
  go: optional(
    object({
      version: text,
      os: text,
      arch: text,
      level: optional(text),
      trimpath: flag,
      modules: listOf(text),
    }),
  ),
  inputs: listOf(object({ path: text, sha256: digest })),
});

/** The value as a manifest; throws a `PluginProblem` with one sentence if it is none, or of an unknown version. */
export function asManifest(value: unknown): PluginManifest {
  const version = isObject(value) ? value.manifest : undefined;
  if (version !== manifestVersion) {
    const says = typeof version === "number" ? `is of version ${version}` : "has no version";
    throw new PluginProblem(
      "plugin",
      `The plugin's manifest ${says}; this Agentwright reads version ${manifestVersion}. ` +
        "Update Agentwright, or compile the plugin again.",
    );
  }
  const problem = manifest(value, "");
  if (problem !== undefined) {
    throw new PluginProblem("plugin", `The plugin's manifest can't be used: ${problem}. Compile the plugin again.`);
  }
  return value as PluginManifest;
}
