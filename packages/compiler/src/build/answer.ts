import type { BuildOutcome, PluginManifest } from "@agentwright/protocol";

/** What a build hands to its caller beside the events. Plugin and manifest are there exactly if it succeeded. */
export interface BuildAnswer {
  readonly outcome: BuildOutcome;
  readonly plugin?: Uint8Array;
  readonly manifest?: PluginManifest;
}
