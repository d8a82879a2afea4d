import type { BackendId, PluginManifest } from "@agentwright/protocol";

/** An agent that was compiled and verified. */
export interface BuiltAgent {
  readonly plugin: Uint8Array;
  /** SHA-256 of the plugin, its identity. */
  readonly sha256: string;
  readonly manifest: PluginManifest;
  readonly fingerprint: string;
  readonly backend: BackendId;
  readonly cached: boolean;
  /** The config as RFC 8785 JSON. */
  readonly config: string;
  /** Plugins of all agents below it, by digest. */
  readonly members: ReadonlyMap<string, Uint8Array>;
}
