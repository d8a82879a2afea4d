import type { HttpRequest, PluginError, PluginLog } from "./abi.ts";
import type { AddOnPlaces, BuildOutcome, BuildRequest, LogLevel } from "./build.ts";
import type { Json, JsonObject } from "./json.ts";
import type { PluginManifest } from "./manifest.ts";
import type { RemoteProgress, RemoteRun } from "./remote.ts";

/**
 * The engine process speaks JSON-RPC (vscode-jsonrpc, over Node IPC or stdio). Method names and their shapes:
 * requests `engine/build`, `engine/plugin`, `engine/call`, `engine/manifest`; notification `engine/events` carries
 * BuildEvents; request `engine/secret` goes the other way, for one value at the moment it is needed.
 */
export const engineMethods = {
  /** First of all: EngineSettings -> EngineReady. */
  start: "engine/start",
  /** BuildRequest -> BuildOutcome; events come meanwhile. Cancel through the JSON-RPC token. */
  build: "engine/build",
  /** Builds without writing and hands out the bytes: the preview's case. */
  plugin: "engine/plugin",
  /** Runs one tool of a plugin. */
  call: "engine/call",
  /** Reads and verifies a plugin or bundle file without running it. */
  manifest: "engine/manifest",
  /** BuildEvent[], in their order; each batch comes before the answer of its request. */
  events: "engine/events",
  secret: "engine/secret",
  /** Engine to door: RemoteJob -> RemoteAnswer. Cancelled through the JSON-RPC token. */
  remote: "engine/remote",
  /** Door to engine, meanwhile: RemoteEvent[] of a RemoteJob. */
  remoteEvents: "engine/remoteEvents",
  /** -> BuildRecord[], newest first. */
  history: "engine/history",
  /** HistoryParams -> BuildEvent[] of one build. */
  historyEvents: "engine/historyEvents",
  /** -> true. An engine that does not answer this is stuck. */
  alive: "engine/alive",
} as const;

export interface EngineSettings {
  /** Folder of the build cache; absent: results are kept in memory alone. */
  readonly cacheDir?: string;
  /** Folder of the history; absent: none is kept. */
  readonly historyDir?: string;
  /** Does the door answer `engine/remote`? */
  readonly remote?: boolean;
}

export interface HistoryParams {
  readonly id: string;
}

export interface EngineReady {
  readonly pid: number;
  readonly compiler: string;
}

/** What a door observes of a RemoteJob; the engine says it as events of that build. */
export type RemoteEvent = { readonly build: string } & (
  | { readonly type: "log"; readonly level: LogLevel; readonly message: string }
  | { readonly type: "remote"; readonly run: RemoteRun; readonly progress?: RemoteProgress }
);

/** `engine/secret`: the answer's `value` is absent if that secret is not set. */
export interface SecretParams {
  readonly name: string;
}

export interface SecretAnswer {
  readonly value?: string;
}

export interface PluginParams {
  readonly request: BuildRequest;
  /** Hand out the sources that were written for the build, too. */
  readonly generated?: boolean;
}

/** `wasm` is base64: JSON-RPC over IPC has no bytes. */
export interface PluginAnswer {
  readonly outcome: BuildOutcome;
  readonly wasm?: string;
  /** base64 of the modules beside the plugin, in the order of its manifest. */
  readonly modules?: readonly string[];
  readonly manifest?: PluginManifest;
  /** Sources that were written for the build, if they were asked for and there are some. */
  readonly generated?: readonly { readonly name: string; readonly text: string }[];
}

/** A plugin from a file (`.wasm` or `.agentplugin.zip`) or, freshly built, from a config. */
export type PluginSource = { readonly file: string } | { readonly config: BuildRequest } | PluginBytes;

/** A plugin and the modules beside it, as base64. */
export interface PluginBytes {
  readonly wasm: string;
  readonly modules?: readonly string[];
}

export interface CallParams {
  readonly plugin: PluginSource;
  readonly tool: string;
  readonly input: JsonObject;
  /** Milliseconds the whole call may take, effects included. */
  readonly timeoutMs?: number;
  readonly addOns?: AddOnPlaces;
}

export type CallAnswer = {
  readonly effects: readonly EffectRecord[];
  readonly logs: readonly PluginLog[];
  readonly durationMs: number;
} & ({ readonly ok: true; readonly value: Json } | { readonly ok: false; readonly error: CallError });

/** An error of the plugin, or of the host around it: refused input, refused load, a limit. */
export type CallError =
  | PluginError
  | { readonly code: "bad-input" | "bad-plugin" | "limit" | "cancelled"; readonly message: string };

/** One effect as it went: what was asked (secrets still by name), what the host decided. */
export interface EffectRecord {
  readonly kind: "http" | "llm" | "flow";
  readonly request: HttpRequest | JsonObject;
  readonly outcome: "done" | "refused" | "failed";
  /** Why it was refused or failed, or the HTTP status. */
  readonly detail: string;
  readonly ms: number;
}

/** A plugin or bundle on disk, or a plugin's bytes as base64. */
export type ManifestParams = { readonly file: string } | PluginBytes;

export interface ManifestAnswer {
  readonly manifest?: PluginManifest;
  readonly sha256?: string;
  readonly bytes?: number;
  /** base64 of the plugin, only if it was verified and can be run here. */
  readonly wasm?: string;
  /** base64 of the modules beside it. */
  readonly modules?: readonly string[];
  /** Why it can't be used, one sentence. */
  readonly problem?: string;
}
