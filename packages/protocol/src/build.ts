import type { FileFinding } from "./finding.ts";
import type { RemoteErrorCode, RemoteProgress, RemoteRun } from "./remote.ts";

/** Where a build can run. `auto` picks the first that can do what the config needs. */
export type BackendId = "embedded" | "go" | "github" | "service";

/** What an agent becomes. */
export type Target = "wasm" | "go-wasm" | "go-plugin";

/** What a `go-plugin` is made for; WebAssembly runs on all. */
export type Platform = "linux" | "darwin" | "windows";

/** Who waits: a person (`interactive`), nobody yet (`background`). Those that a person waits for go first. */
export type Priority = "interactive" | "background";

/** What to build. Paths are absolute with `/`; nothing here is ever put on a shell line. */
export interface BuildRequest {
  /** Chosen by the caller, unique in its process; every event of the build carries it. */
  readonly id: string;
  /** The config file. */
  readonly path: string;
  /** Inputs are named relative to it, so that two checkouts give one digest. */
  readonly root: string;
  /** Text that stands in for files on disk (unsaved editors), by absolute path. */
  readonly overlay?: Readonly<Record<string, string>>;
  readonly backend?: BackendId | "auto";
  readonly target?: Target;
  /** The plugin is to be run here, where nothing can open a `go-plugin`: a `go-wasm` is made in its place. */
  readonly runnable?: boolean;
  /** Where artifacts are written; absent: nothing is written, the preview's case. */
  readonly outDir?: string;
  /** May installed add-ons (esbuild for npm imports) be used? Needs a trusted workspace. */
  readonly addOns?: AddOnPlaces;
  /** Absent: `interactive`. */
  readonly priority?: Priority;
  /** The `go` command that a person named in a setting; absent: it is looked for. */
  readonly goPath?: string;
  /** A run that an earlier process began: it is awaited instead of beginning another. */
  readonly resume?: RemoteRun;
}

/** Where add-ons may be taken from, in the order in which they are tried. */
export interface AddOnPlaces {
  readonly workspace?: string;
  readonly storage?: string;
}

/** One file that a build made. */
export interface Artifact {
  /** Absolute path with `/`; empty if the build was not asked to write. */
  readonly path: string;
  readonly kind: "plugin" | "bundle";
  /** Lower-case hex. A plugin's is its identity; a bundle's is over its sorted (path, sha256) list. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface BuildResult {
  readonly artifacts: readonly Artifact[];
  /** SHA-256 (hex) over normalised inputs, options, compiler and toolchain versions. */
  readonly fingerprint: string;
  readonly cached: boolean;
  readonly backend: BackendId;
  readonly durationMs: number;
  /** Of a run on GitHub: what is billed for it, as GitHub says. */
  readonly billableMinutes?: number;
}

/** The steps of a build, in order; `step` of a progress event is one of them. */
export const buildSteps = ["plan", "fingerprint", "cache", "build", "verify", "store"] as const;
export type BuildStep = (typeof buildSteps)[number];

export type LogLevel = "debug" | "info" | "warn" | "error";

/**
 * Everything a build says. Output channel, progress, history and the command line all read this one stream.
 * `at` is milliseconds since the epoch. Progress is only ever what was observed.
 */
export type BuildEvent = { readonly build: string; readonly at: number } & (
  | { readonly type: "queued"; readonly path: string }
  /** `auto` passed over a backend. */
  | { readonly type: "switched"; readonly from: BackendId; readonly reason: string }
  | { readonly type: "started"; readonly backend: BackendId; readonly reason: string }
  | { readonly type: "log"; readonly level: LogLevel; readonly message: string }
  | { readonly type: "progress"; readonly step: BuildStep; readonly detail?: string; readonly ms?: number }
  /** A run elsewhere: first when it is known, then whenever something of it was observed to change. */
  | { readonly type: "remote"; readonly run: RemoteRun; readonly progress?: RemoteProgress }
  | { readonly type: "finding"; readonly finding: FileFinding }
  | { readonly type: "artifact"; readonly artifact: Artifact }
  | { readonly type: "finished"; readonly outcome: BuildOutcome }
);

/** How a build ended. `failed` carries the one sentence to show; its findings came as events. */
export type BuildOutcome =
  | { readonly status: "succeeded"; readonly result: BuildResult }
  | { readonly status: "failed"; readonly error: BuildError }
  | { readonly status: "cancelled" };

/** Why a build failed: a stable code for the doors to hang actions on, and a sentence with the next step. */
export interface BuildError {
  readonly code:
    | "findings"
    | "config-unreadable"
    | "target-unsupported"
    | "toolchain-missing"
    | "toolchain-failed"
    | RemoteErrorCode
    | "add-on-missing"
    | "tool-syntax"
    | "verify-failed"
    | "store-failed"
    | "limit"
    | "internal";
  readonly message: string;
  /** For `add-on-missing`: which. */
  readonly addOn?: string;
}
