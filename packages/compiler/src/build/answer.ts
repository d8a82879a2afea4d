import type { BuildOutcome, PluginManifest } from "@agentwright/protocol";
import type { GeneratedFile } from "../backends/backend.ts";

/** What a build hands to its caller beside the events. All but the outcome is there exactly if it succeeded. */
export interface BuildAnswer {
  readonly outcome: BuildOutcome;
  readonly plugin?: Uint8Array;
  /** The modules beside the plugin. */
  readonly modules?: readonly Uint8Array[];
  readonly manifest?: PluginManifest;
  /** See `BuiltAgent.generated`. */
  readonly generated?: () => Promise<readonly GeneratedFile[]>;
}
