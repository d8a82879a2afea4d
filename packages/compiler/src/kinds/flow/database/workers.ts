import type { FlowWorker } from "@agentwright/protocol";
import type { Session } from "./connect.ts";

/** A worker beats every 5 seconds and counts as dead after 6 (facts of pgflow); one more for the way here. */
const deadAfterSeconds = 7;

/** A worker that is alive. */
export interface WorkerRow extends Record<string, unknown> {
  readonly function: string;
  readonly queue: string;
  readonly started: Date | string;
  readonly beat: Date | string;
  /** The database's clock, since a container's and this machine's may differ. */
  readonly now: Date | string;
}

export function liveWorkers(session: Session): Promise<WorkerRow[]> {
  return session.query<WorkerRow>(
    `select w.function_name as function, w.queue_name as queue, w.started_at as started, w.last_heartbeat_at as beat,
       clock_timestamp() as now
     from pgflow.workers w
     where (to_jsonb(w)->>'stopped_at') is null and (to_jsonb(w)->>'deprecated_at') is null
       and w.last_heartbeat_at > clock_timestamp() - make_interval(secs => $1)
     order by w.started_at desc`,
    [deadAfterSeconds],
  );
}

/** The worker of a flow, as it is named by convention: `triage-ticket.ts` -> `triage-ticket-worker`. */
export function workerOf(path: string): string {
  const base = path.slice(path.lastIndexOf("/") + 1).replace(/\.[cm]?[tj]sx?$/, "");
  return `${base}-worker`;
}

export interface Staleness {
  /** Milliseconds since the epoch: the newest change of any file that the flow is made from, as this machine's clock says. */
  readonly changedAt?: number;
  /** This machine's clock, to know how far the database's is off. */
  readonly now: number;
  /** Is the database's shape another than the file's? */
  readonly shapeDiffers: boolean;
}

/** `fresh`, `handlers` or `shape` for the newest live worker of a flow, `none` if there is none. */
export function staleness(name: string, slug: string, rows: readonly WorkerRow[], at: Staleness): FlowWorker {
  const worker = rows.find(row => row.function === name) ?? rows.find(row => row.queue === slug);
  if (!worker) {
    return {
      function: name,
      state: "none",
      reason: `No worker '${name}' is running. Start it to have runs carried out.`,
    };
  }
  const started = new Date(worker.started).getTime();
  const shared = {
    function: worker.function,
    startedAt: new Date(started).toISOString(),
    heartbeatAt: new Date(worker.beat).toISOString(),
  };
  if (at.shapeDiffers) {
    const reason = "Worker code changed since startup: the flow's structure is another now. Restart worker and retry.";
    return { ...shared, state: "shape", reason };
  }
  const skew = new Date(worker.now).getTime() - at.now;
  if (at.changedAt !== undefined && at.changedAt + skew > started) {
    const reason =
      "A file of this flow changed since the worker started, so its handlers may be old. Restart the worker.";
    return { ...shared, state: "handlers", reason };
  }
  return { ...shared, state: "fresh", reason: "The worker started after the last change." };
}
