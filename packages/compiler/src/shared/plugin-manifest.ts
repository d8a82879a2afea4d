import type { PluginManifest } from "@agentwright/protocol";
import { readAnyManifest } from "@agentwright/runtime";

const read = new WeakMap<Uint8Array, PluginManifest>();

/** The manifest of a plugin of this build, whose bytes nobody changes any more; read once. Throws as `readAnyManifest`. */
export async function manifestIn(plugin: Uint8Array): Promise<PluginManifest> {
  const manifest = read.get(plugin) ?? (await readAnyManifest(plugin));
  read.set(plugin, manifest);
  return manifest;
}
