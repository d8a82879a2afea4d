import type { Difference } from "./stored.ts";

/** All that decides what may be done to a flow in a database. */
export interface Circumstances {
  readonly difference: Difference;
  /** Is it this machine's own database (`pgflow.is_local()` and a loopback host)? */
  readonly local: boolean;
  /** `PGFLOW_REQUIRE_MIGRATIONS`: nothing reaches a database that isn't local but through a migration. */
  readonly strict: boolean;
  readonly runs: number;
  /** How many runs a person agreed to lose. */
  readonly confirmedRuns?: number;
}

export type Decision = "nothing" | "create" | "update" | "recreate" | "refuse-strict" | "refuse-structure" | "confirm";

/**
 * The behaviour matrix (phase 2): a new flow is made everywhere, options are updated in place everywhere, another
 * structure is dropped and made anew on this machine alone, and there only with consent to the runs that go with it.
 */
export function decide({ difference, local, strict, runs, confirmedRuns }: Circumstances): Decision {
  if (difference === "same") return "nothing";
  if (strict && !local) return "refuse-strict";
  if (difference === "new") return "create";
  if (difference === "options") return "update";
  if (!local) return "refuse-structure";
  return runs > (confirmedRuns ?? 0) ? "confirm" : "recreate";
}
