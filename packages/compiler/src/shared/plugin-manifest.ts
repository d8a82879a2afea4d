import type { PluginManifest } from "@agentwright/protocol";
import { readManifest } from "@agentwright/runtime";

const read = new WeakMap<Uint8Array, PluginManifest>();

/** The manifest of a plugin of this build, whose bytes nobody changes any more; read once. Throws as `readManifest`. */
export function manifestIn(plugin: Uint8Array): PluginManifest {
  const manifest = read.get(plugin) ?? readManifest(plugin);
  read.set(plugin, manifest);
  return manifest;
}
