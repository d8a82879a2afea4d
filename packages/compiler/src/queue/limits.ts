import type { BackendId } from "@agentwright/protocol";

/** How many builds of a backend go on at once, and how long one may take, all its tries together. */
export interface BackendLimits {
  readonly places: number;
  /** Milliseconds. */
  readonly limitMs: number;
}

/** `go` uses every core by itself; a run on GitHub waits for a machine there first. */
export const backendLimits: Readonly<Record<BackendId, BackendLimits>> = {
  embedded: { places: 2, limitMs: 60_000 },
  go: { places: 1, limitMs: 10 * 60_000 },
  github: { places: 4, limitMs: 60 * 60_000 },
  service: { places: 4, limitMs: 60 * 60_000 },
};
