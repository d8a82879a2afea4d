import type { JsonObject, PluginManifest } from "@agentwright/protocol";
import { readBundle } from "../bundle/read.ts";
import { sha256Hex } from "../digest.ts";
import { readAnyManifest } from "../manifest.ts";
import type { Comparable } from "./types.ts";

/** Reads a plugin for a comparison; runs nothing. Throws a `PluginProblem` with one sentence. */
export async function comparablePlugin(plugin: Uint8Array): Promise<Comparable> {
  return { manifest: await readAnyManifest(plugin), sha256: await sha256Hex(plugin), bytes: plugin.length };
}

/** The same of a bundle, with the config and the sub-agents that are in it. */
export async function comparableBundle(archive: Uint8Array): Promise<Comparable> {
  const { index, plugin, files, sha256 } = await readBundle(archive);
  const config = configIn(files.get("agent.json"));
  return {
    manifest: index.manifest,
    sha256,
    bytes: plugin.length,
    ...(config && { config }),
    agents: await agentsIn(index.manifest, files),
  };
}

async function agentsIn(
  manifest: PluginManifest,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Comparable>> {
  const found = new Map<string, Comparable>();
  for (const { path, sha256 } of manifest.orchestration?.agents ?? []) {
    const plugin = files.get(`agents/${sha256}.wasm`) ?? files.get(`agents/${sha256}.so`);
    if (!plugin) continue;
    const own = await comparablePlugin(plugin);
    found.set(path, { ...own, agents: await agentsIn(own.manifest, files) });
  }
  return found;
}

function configIn(bytes: Uint8Array | undefined): JsonObject | undefined {
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as JsonObject;
  } catch {
    return undefined;
  }
}
