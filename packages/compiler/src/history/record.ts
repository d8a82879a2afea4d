import type { Artifact, BuildEvent, BuildOutcome, BuildRecord } from "@agentwright/protocol";
import type { HistoryFile } from "./file.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What a build's events tell of it. `alive`: does the process still run that writes them? */
export function recordOf({ headers, events }: HistoryFile, alive: boolean): BuildRecord | undefined {
  const [first] = headers;
  const last = headers.at(-1);
  if (!first || !last) return undefined;
  const { id, path, root, target } = first;
  const artifacts: Artifact[] = [];
  const record: Writable<BuildRecord> = {
    id,
    path,
    root,
    ...(target && { target }),
    door: last.door,
    status: "queued",
    queuedAt: first.at,
    artifacts,
  };
  for (const event of events) tell(record, artifacts, event);
  const open = record.status === "queued" || record.status === "running";
  return open && !alive ? { ...record, status: "interrupted" } : record;
}

function tell(record: Writable<BuildRecord>, artifacts: Artifact[], event: BuildEvent): void {
  switch (event.type) {
    case "queued":
      record.status = "queued";
      break;
    case "started":
      record.status = "running";
      record.backend = event.backend;
      record.reason = event.reason;
      break;
    case "remote":
      record.remote = event.run;
      if (event.progress) record.progress = event.progress;
      break;
    case "artifact":
      artifacts.push(event.artifact);
      break;
    case "finished":
      finish(record, event.outcome, event.at);
      break;
  }
}

function finish(record: Writable<BuildRecord>, outcome: BuildOutcome, at: number): void {
  record.status = outcome.status;
  record.endedAt = at;
  record.durationMs = at - record.queuedAt;
  if (outcome.status === "failed") record.error = outcome.error;
  if (outcome.status !== "succeeded") return;
  const { durationMs, cached, fingerprint, backend, billableMinutes } = outcome.result;
  Object.assign(record, { durationMs, cached, fingerprint, backend });
  if (billableMinutes !== undefined) record.billableMinutes = billableMinutes;
}
