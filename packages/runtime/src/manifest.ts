import { canonicalJson, type Json, manifestSection, type PluginManifest } from "@agentwright/protocol";
import { asManifest } from "./manifest/check.ts";
import { isNative, nativeManifest } from "./manifest/native.ts";
import { customSections } from "./manifest/section.ts";
import { PluginProblem } from "./problem.ts";

/**
 * The manifest of a plugin, read from its custom section without running or compiling the module. Throws a
 * `PluginProblem` if there is none or more than one, if it isn't canonical JSON (RFC 8785; so two readers can't see
 * two different manifests in it), if its version is unknown or its shape wrong.
 */
export function readManifest(wasm: Uint8Array): PluginManifest {
  const [section, second] = customSections(wasm, manifestSection);
  if (section === undefined) {
    throw new PluginProblem("plugin", "The module holds no agent manifest; it was not compiled by Agentwright.");
  }
  if (second !== undefined) throw new PluginProblem("plugin", "The module holds two agent manifests; one is allowed.");
  return asManifest(parseCanonical(section));
}

/**
 * The manifest of any plugin, a native one included, without opening it. Throws a `PluginProblem` as `readManifest` does.
 */
export async function readAnyManifest(plugin: Uint8Array): Promise<PluginManifest> {
  return isNative(plugin) ? asManifest(parseCanonical(await nativeManifest(plugin))) : readManifest(plugin);
}

function parseCanonical(bytes: Uint8Array): Json {
  let value: Json;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text) as Json;
  } catch {
    throw new PluginProblem("plugin", "The plugin's manifest is not JSON in UTF-8; compile the plugin again.");
  }
  if (!isCanonical(value, text)) {
    throw new PluginProblem("plugin", "The plugin's manifest is not in canonical form; compile the plugin again.");
  }
  return value;
}

function isCanonical(value: Json, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}
