import type { FlowDrift, FlowPlan, FlowStatus } from "@agentwright/protocol";

/** A step of a deployment, in the order in which they must be done. */
export interface CheckStep {
  readonly step: "migration" | "push" | "worker";
  /** `unknown`: it can't be told from here; `waits`: one before it isn't done. */
  readonly state: "done" | "todo" | "waits" | "unknown";
}

/** What is known when the checklist is drawn up; `status` is absent if the database wasn't or couldn't be asked. */
export interface Checked {
  /** Of the plan against the migrations of the project. */
  readonly verb: FlowPlan["verb"];
  readonly status?: Pick<FlowStatus, "drift" | "worker">;
}

/**
 * First the migration file, then the migration in the database, then the worker: a worker that comes before its
 * migration refuses to start.
 */
export function checklist({ verb, status }: Checked): CheckStep[] {
  const written = verb === "none";
  const drift: FlowDrift | undefined = status?.drift;
  const pushed = drift === undefined ? "unknown" : drift === "in-sync" ? "done" : "todo";
  const worker = status?.worker?.state;
  const fresh = worker === undefined ? "unknown" : worker === "fresh" ? "done" : "todo";
  return [
    { step: "migration", state: written ? "done" : "todo" },
    { step: "push", state: written || pushed === "done" ? pushed : "waits" },
    { step: "worker", state: pushed === "done" || (written && pushed === "unknown") ? fresh : "waits" },
  ];
}
