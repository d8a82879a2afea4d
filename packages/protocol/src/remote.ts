import type { BuildError, Platform, Target } from "./build.ts";

/** What a door is asked to have built elsewhere. Paths are absolute with `/`. */
export interface RemoteJob {
  /** The build's id. */
  readonly build: string;
  readonly path: string;
  readonly root: string;
  readonly target: Target;
  readonly platform?: Platform;
  /** Every file that the build reads, relative to the root, with the SHA-256 of its normalised bytes (hex). */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** SHA-256 (hex) over the list of inputs as the plugin's manifest will have it: what has to be compiled, and nothing else. */
  readonly expect: string;
  /** A run that was begun before and is only awaited. */
  readonly resume?: RemoteRun;
}

/** A run on GitHub, with all that is needed to find it again from another process. No token, no signed address. */
export interface RemoteRun {
  readonly service: "github";
  /** `https://api.github.com`, or that of an Enterprise server. */
  readonly api: string;
  readonly owner: string;
  readonly repo: string;
  /** File name of the workflow. */
  readonly workflow: string;
  /** The ref it runs on, in full: `refs/heads/main`, `refs/agentwright/<sha256>`. */
  readonly ref: string;
  /** In the run's name; how a run is found where the server does not tell its number. */
  readonly correlation: string;
  /** Milliseconds since the epoch. */
  readonly dispatchedAt: number;
  /** Absent until it is known. */
  readonly id?: number;
  /** The page of the run. */
  readonly url?: string;
}

/** What was last observed of a run. */
export interface RemoteProgress {
  readonly status: "queued" | "running" | "done";
  /** Name of the job, and of the step that runs or ran last. */
  readonly job?: string;
  readonly step?: string;
  /** Steps that are over, and all of them. */
  readonly done?: number;
  readonly of?: number;
}

/** Why a build elsewhere failed; each has a sentence and an action of its own. */
export type RemoteErrorCode =
  | "offline"
  | "sign-in-needed"
  | "permission-missing"
  | "repository-unknown"
  | "workflow-missing"
  | "workflow-differs"
  | "rate-limited"
  | "upload-refused"
  | "run-lost"
  | "run-failed"
  | "artifact-expired"
  | "artifact-bad";

export type RemoteAnswer =
  /** `bundle` is the path of a downloaded bundle, whose digest was that which the server told. */
  | { readonly ok: true; readonly bundle: string; readonly billableMinutes?: number }
  | { readonly ok: false; readonly cancelled: true }
  /** `retry`: it may pass by itself. */
  | { readonly ok: false; readonly cancelled?: false; readonly error: BuildError; readonly retry?: boolean };
