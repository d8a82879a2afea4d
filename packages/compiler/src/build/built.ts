import type { BackendId, PluginManifest } from "@agentwright/protocol";
import type { GeneratedFile } from "../backends/backend.ts";

/** An agent that was compiled and verified. */
export interface BuiltAgent {
  readonly plugin: Uint8Array;
  /** SHA-256 of the plugin, its identity. */
  readonly sha256: string;
  /** The modules beside it, in the order of its manifest. */
  readonly modules: readonly Uint8Array[];
  readonly manifest: PluginManifest;
  /** Writes the sources anew that the compiler made on the way; absent: there are none beside the plugin's own. */
  readonly generated?: () => Promise<readonly GeneratedFile[]>;
  readonly fingerprint: string;
  readonly backend: BackendId;
  readonly cached: boolean;
  /** The config as RFC 8785 JSON. */
  readonly config: string;
  /** All agents below it; one may stand there twice. */
  readonly members: readonly BuiltAgent[];
}
