import { type ZipOptions, zipSync } from "fflate";

/**
 * A zip whose bytes follow from its entries alone: sorted by path, 1980-01-01 00:00 (the archive has local time, which
 * this library reads with local getters too), plain files with mode 644 of a Unix. Plugins are stored: deflating one
 * takes ten times as long as the whole build.
 */
export function zip(entries: readonly (readonly [path: string, bytes: Uint8Array])[]): Uint8Array {
  const options: ZipOptions = { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 };
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const tree = sorted.map(([path, bytes]) => {
    const level = /\.(wasm|so)$/.test(path) ? 0 : 6;
    return [path, [bytes, { ...options, level }]] as const;
  });
  return zipSync(Object.fromEntries(tree) as Parameters<typeof zipSync>[0]);
}
