import { sha256Hex } from "../digest.ts";

/**
 * A bundle's digest: SHA-256 (hex) over the UTF-8 of `path NUL sha256 LF` for every entry of the archive,
 * `manifest.json` included, sorted by path in UTF-16 code units. It doesn't depend on how the archive was packed.
 */
export function bundleDigest(files: Iterable<{ readonly path: string; readonly sha256: string }>): Promise<string> {
  const lines = [...files]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(file => `${file.path}\0${file.sha256}\n`);
  return sha256Hex(lines.join(""));
}
