import { type ZipOptions, zipSync } from "fflate";

/** An archive of files by path, as those of others are: deflated. */
export function zipOf(entries: readonly (readonly [path: string, bytes: Uint8Array])[]): Uint8Array {
  const options: ZipOptions = { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 };
  const tree = entries.map(([path, bytes]) => [path, [bytes, options]] as const);
  return zipSync(Object.fromEntries(tree) as Parameters<typeof zipSync>[0]);
}
