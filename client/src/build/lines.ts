import type { BuildEvent, BuildOutcome, LogLevel, RemoteProgress, RemoteRun } from "@agentwright/protocol";

/** One line of the log for one event of a build. Logs are in English, so that a report reads the same everywhere. */
export interface LogLine {
  readonly level: LogLevel;
  readonly text: string;
}

/** What the log says of an event. */
export function lineOf(event: BuildEvent): LogLine {
  switch (event.type) {
    case "queued":
      return { level: "info", text: `Compile ${event.path}` };
    case "switched":
      return { level: "info", text: `  not ${event.from}: ${event.reason}` };
    case "remote":
      return { level: "info", text: `  ${remoteText(event.run, event.progress)}` };
    case "started":
      return { level: "info", text: `  backend ${event.backend}: ${event.reason}` };
    case "log":
      return { level: event.level, text: `  ${event.message}` };
    case "progress":
      return { level: "info", text: `  ${event.step}${event.detail ? `: ${event.detail}` : ""}${duration(event.ms)}` };
    case "finding": {
      const { file, range, severity, code, message } = event.finding;
      const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
      return { level: severity === "error" ? "error" : "warn", text: `  ${place} ${severity} ${code}: ${message}` };
    }
    case "artifact": {
      const { path, kind, bytes, sha256 } = event.artifact;
      return { level: "info", text: `  ${kind} ${path || "(not written)"}, ${size(bytes)}, sha256 ${sha256}` };
    }
    case "finished":
      return lineOfOutcome(event.outcome);
  }
}

/** `GitHub run 17, running: build, Compile (3 of 7)`. */
function remoteText({ id, url }: RemoteRun, progress: RemoteProgress | undefined): string {
  const run = id === undefined ? "GitHub run asked for" : `GitHub run ${id}`;
  if (!progress) return url === undefined ? run : `${run}: ${url}`;
  const where = [progress.job, progress.step].filter(part => part !== undefined).join(", ");
  const count = progress.of === undefined ? "" : ` (${progress.done ?? 0} of ${progress.of})`;
  return `${run}, ${progress.status}${where === "" ? "" : `: ${where}`}${count}`;
}

function lineOfOutcome(outcome: BuildOutcome): LogLine {
  switch (outcome.status) {
    case "succeeded": {
      const { durationMs, cached, fingerprint } = outcome.result;
      const origin = cached ? "from the cache" : "built";
      return { level: "info", text: `Succeeded in ${roundMs(durationMs)} ms, ${origin}, fingerprint ${fingerprint}` };
    }
    case "failed":
      return { level: "error", text: `Failed (${outcome.error.code}): ${outcome.error.message}` };
    case "cancelled":
      return { level: "info", text: "Cancelled" };
  }
}

/** `626 KB`, `1.3 MB`: 1 KB is 1024 bytes. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${Math.round(kib)} KB` : `${(kib / 1024).toFixed(1)} MB`;
}

/** Milliseconds for people: one decimal below ten, none above. */
export function roundMs(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms));
}

function duration(ms: number | undefined): string {
  return ms === undefined ? "" : ` (${roundMs(ms)} ms)`;
}
