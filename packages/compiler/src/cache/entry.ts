import { pluginDigest } from "../shared/plugin-digest.ts";
import { encodeText } from "../shared/text.ts";

/** Version of an entry's shape; entries of another version are misses. */
export const entryVersion = 1;

/** A plugin as it is kept: a line of JSON `{entry, bytes, sha256}`, then its bytes. */
export async function entryOf(plugin: Uint8Array): Promise<readonly Uint8Array[]> {
  const head = JSON.stringify({ entry: entryVersion, bytes: plugin.length, sha256: await pluginDigest(plugin) });
  return [encodeText(`${head}\n`), plugin];
}

/** The plugin of an entry that is whole in every respect. */
export async function pluginOf(bytes: Buffer): Promise<Uint8Array | undefined> {
  const end = bytes.subarray(0, 300).indexOf("\n");
  if (end < 0) return undefined;
  try {
    const head = JSON.parse(bytes.toString("utf8", 0, end)) as { entry?: unknown; bytes?: unknown; sha256?: unknown };
    const plugin = new Uint8Array(bytes.subarray(end + 1));
    const whole =
      head.entry === entryVersion && head.bytes === plugin.length && head.sha256 === (await pluginDigest(plugin));
    return whole ? plugin : undefined;
  } catch {
    return undefined;
  }
}
