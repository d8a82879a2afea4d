import type { ManifestAnswer, ManifestParams, PluginAnswer, PluginParams } from "@agentwright/protocol";
import type { Event, LogOutputChannel, Uri } from "vscode";

/** What the preview asks of the engine process; the compiler's `Engine` fits. */
export interface PreviewEngine {
  /** `engine/plugin`: builds without writing. An aborted signal cancels the build. */
  plugin(params: PluginParams, options: { readonly signal: AbortSignal }): Promise<PluginAnswer>;
  /** `engine/manifest`: reads and verifies a plugin or bundle. */
  manifest(params: ManifestParams): Promise<ManifestAnswer>;
}

/** The keys that the user stored. A value is fetched for each request that needs it and never kept. */
export interface PreviewSecrets {
  names(): Promise<readonly string[]>;
  value(name: string): Promise<string | undefined>;
  /** Asks the user for a value and stores it. */
  set(name: string): Promise<void>;
  readonly onDidChange: Event<unknown>;
}

/** What the client hands to `registerAgentPreview`. */
export interface PreviewDeps {
  readonly engine: PreviewEngine;
  readonly secrets: PreviewSecrets;
  readonly log: LogOutputChannel;
  /** `BuildRequest.root` of a config; absent: its workspace folder, else the folder it lies in. */
  readonly rootOf?: (uri: Uri) => string;
}
