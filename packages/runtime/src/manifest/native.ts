import { nativeManifestMark } from "@agentwright/protocol";
import { sha256Hex } from "../digest.ts";
import { PluginProblem } from "../problem.ts";

/** The first bytes of ELF and of Mach-O (64 bits, little-endian), the formats of a Go plugin. */
const native = ["7f454c46", "cffaedfe"];

/** Is this a native library, by its first bytes? */
export function isNative(file: Uint8Array): boolean {
  const start = Array.from(file.subarray(0, 4), byte => byte.toString(16).padStart(2, "0")).join("");
  return native.includes(start);
}

/**
 * The manifest of a native plugin as it stands among its data: behind a line with a mark, its SHA-256 and its length in
 * bytes. Throws a `PluginProblem` unless there is exactly one whose digest is right.
 */
export async function nativeManifest(file: Uint8Array): Promise<Uint8Array> {
  const found: Uint8Array[] = [];
  const mark = new TextEncoder().encode(nativeManifestMark);
  for (let at = indexOf(file, mark, 0); at >= 0; at = indexOf(file, mark, at + mark.length)) {
    const start = at + mark.length;
    const line = new TextDecoder("latin1").decode(file.subarray(start, start + 90));
    const [head, digest, length] = /^([0-9a-f]{64}) (\d{1,9})\n/.exec(line) ?? [];
    if (head === undefined || digest === undefined) continue;
    const json = file.subarray(start + head.length, start + head.length + Number(length));
    if ((await sha256Hex(json)) === digest) found.push(json);
  }
  const [manifest, second] = found;
  if (manifest === undefined) {
    throw new PluginProblem("plugin", "The library holds no agent manifest; it was not compiled by Agentwright.");
  }
  if (second !== undefined) throw new PluginProblem("plugin", "The library holds two agent manifests; one is allowed.");
  return manifest;
}

function indexOf(whole: Uint8Array, part: Uint8Array, from: number): number {
  const first = part[0] ?? 0;
  for (let at = whole.indexOf(first, from); at >= 0; at = whole.indexOf(first, at + 1)) {
    if (part.every((byte, index) => whole[at + index] === byte)) return at;
  }
  return -1;
}
