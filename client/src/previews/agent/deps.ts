import type { BuildEvent, BuildRequest, ManifestAnswer, PluginAnswer, PluginParams } from "@agentwright/protocol";
import type { Event, LogOutputChannel, Uri } from "vscode";

/** What the preview asks of the engine process. */
export interface PreviewEngine {
  /** Builds without writing; an aborted signal cancels the build, `emit` gets its events. */
  plugin(params: PluginParams, signal: AbortSignal, emit?: (event: BuildEvent) => void): Promise<PluginAnswer>;
  /** Reads and verifies a plugin or bundle, by absolute path. */
  manifest(file: string): Promise<ManifestAnswer>;
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
  readonly log: Pick<LogOutputChannel, "debug" | "info" | "warn" | "error">;
  /** `BuildRequest.root` of a config. */
  readonly rootOf: (uri: Uri) => string;
  /** The request that builds a config as it stands in the editors, unsaved changes included. */
  readonly requestOf: (uri: Uri) => BuildRequest;
}
