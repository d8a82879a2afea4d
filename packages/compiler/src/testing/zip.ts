import { zip } from "../build/zip.ts";

/** An archive of files by path: plugins are stored, the rest is deflated. */
export function zipOf(entries: readonly (readonly [path: string, bytes: Uint8Array])[]): Uint8Array {
  return zip(entries.map(([path, bytes]) => ({ path, bytes, stored: /\.(wasm|so)$/.test(path) })));
}
