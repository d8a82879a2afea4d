import type { PluginManifest } from "@agentwright/protocol";

/** Where the index stands in a bundle. */
export const bundleIndexPath = "manifest.json";

/** Where a module beside the plugin stands in a bundle. */
export function bundleModulePath(sha256: string): string {
  return `modules/${sha256}.wasm`;
}

/** One file of a bundle: forward-slash path relative to its top, SHA-256 in lower-case hex, bytes unpacked. */
export interface BundleFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * `manifest.json` of a bundle. `files` lists every entry of the archive but `manifest.json` itself, the plugin
 * included, sorted by path; `manifest` is what the plugin's own section says. `compiler` is name and version,
 * `fingerprint` the build's (SHA-256, hex).
 */
export interface BundleIndex {
  readonly bundle: 1;
  readonly plugin: BundleFile;
  readonly files: readonly BundleFile[];
  readonly manifest: PluginManifest;
  readonly compiler: string;
  readonly fingerprint: string;
}

/** A bundle that was read and holds what it claims. */
export interface Bundle {
  readonly index: BundleIndex;
  /** Its identity: SHA-256 of the plugin. */
  readonly sha256: string;
  /** See `bundleDigest`. */
  readonly digest: string;
  readonly plugin: Uint8Array;
  /** The modules beside the plugin, in the order of its manifest. */
  readonly modules: readonly Uint8Array[];
  /** Every entry, `manifest.json` and the plugin included, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}
