import { sha256 } from "./digest.ts";
import { sameBytes } from "./same-bytes.ts";

interface Hash {
  update(content: Uint8Array): Hash;
  copy(): Hash;
  digest(encoding: "hex"): string;
}
interface NodeProcess {
  getBuiltinModule?(name: string): unknown;
}
const node = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.("node:crypto") as
  | { createHash(name: string): Hash }
  | undefined;

/** So many bytes of two plugins are usually the same: the kernel, up to the functions that hand out the payload. */
const head = 448 * 1024;
let known: { readonly bytes: Uint8Array; readonly hash: Hash } | undefined;

/**
 * SHA-256 (hex) of a plugin. Plugins of one kernel begin alike: what was hashed of the one before is not hashed again,
 * after it was compared byte for byte, which takes a twentieth of the time.
 */
export async function pluginDigest(plugin: Uint8Array): Promise<string> {
  if (!node || plugin.length < head) return sha256(plugin);
  const first = plugin.subarray(0, head);
  if (!known || !sameBytes(known.bytes, first)) {
    known = { bytes: first.slice(), hash: node.createHash("sha256").update(first) };
  }
  return known.hash.copy().update(plugin.subarray(head)).digest("hex");
}
