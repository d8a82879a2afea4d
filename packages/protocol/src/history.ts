import type { Artifact, BackendId, BuildError, Target } from "./build.ts";
import type { RemoteProgress, RemoteRun } from "./remote.ts";

/** Version of a history file; one of a later version is left alone. */
export const historyVersion = 1;

/** First line of a build's history file; a BuildEvent a line follows. */
export interface HistoryHeader {
  readonly history: typeof historyVersion;
  readonly id: string;
  /** Absolute, with `/`. */
  readonly path: string;
  readonly root: string;
  readonly target?: Target;
  /** The process that builds, and what began it. */
  readonly pid: number;
  readonly door: "editor" | "command";
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** One build as its events tell it. Times are milliseconds since the epoch. */
export interface BuildRecord {
  readonly id: string;
  readonly path: string;
  readonly root: string;
  readonly target?: Target;
  readonly door: HistoryHeader["door"];
  /** `interrupted`: its process is gone, and nobody waits for it any more. */
  readonly status: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "interrupted";
  readonly queuedAt: number;
  readonly endedAt?: number;
  readonly durationMs?: number;
  readonly backend?: BackendId;
  readonly reason?: string;
  readonly cached?: boolean;
  readonly fingerprint?: string;
  readonly artifacts: readonly Artifact[];
  readonly error?: BuildError;
  readonly remote?: RemoteRun;
  readonly progress?: RemoteProgress;
  readonly billableMinutes?: number;
}
