import { nativeManifestMark, type PluginManifest } from "@agentwright/protocol";
import { canonicalJson } from "@agentwright/runtime";
import { sha256 } from "../../shared/digest.ts";

/**
 * The manifest as it stands among the data of a native plugin: a line with the mark, its SHA-256 and its length in
 * bytes, then the JSON. `readManifest` finds it by that line, without opening the plugin.
 */
export async function markedManifest(manifest: PluginManifest): Promise<string> {
  const json = canonicalJson(manifest);
  const bytes = new TextEncoder().encode(json).length;
  return `\n${nativeManifestMark}${await sha256(json)} ${bytes}\n${json}\n`;
}
