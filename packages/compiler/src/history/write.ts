import { closeSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { BuildEvent, HistoryHeader } from "@agentwright/protocol";
import { makeFolders } from "../node/make-folders.ts";

/** Bytes of log and findings that one build may leave; what it ends with is always kept. */
const logBytes = 512 * 1024;

/** Keys whose values are words of the protocol: a secret that happens to be such a word must not spoil the record. */
const ourWords: ReadonlySet<string> = new Set([
  "type",
  "status",
  "level",
  "step",
  "severity",
  "code",
  "kind",
  "backend",
  "from",
  "target",
  "door",
  "service",
  "id",
  "build",
  "sha256",
  "fingerprint",
]);

/**
 * Writes one build's events as they come, each by one call, so that a process that is killed has written all it said.
 * Nothing is thrown: a disk that is full costs the record, never the build.
 */
export function historyWriter(
  file: string,
  header: HistoryHeader,
  mask: (text: string) => string,
): (event: BuildEvent) => void {
  const handle = open(file);
  let written = 0;
  let full = false;
  const masked = (key: string, value: unknown) =>
    typeof value === "string" && !ourWords.has(key) ? mask(value) : value;
  const put = (value: HistoryHeader | BuildEvent): void => {
    if (handle === undefined) return;
    const line = Buffer.from(`${JSON.stringify(value, masked)}\n`);
    written += line.length;
    try {
      writeSync(handle, line);
    } catch {
      // The next one is tried again.
    }
  };
  put(header);
  return event => {
    const long = event.type === "log" || event.type === "finding" || event.type === "progress";
    if (long && full) return;
    if (long && written > logBytes) {
      full = true;
      put({
        build: event.build,
        at: event.at,
        type: "log",
        level: "warn",
        message: "The rest of this log was not kept.",
      });
      return;
    }
    put(event);
    if (event.type === "finished" && handle !== undefined) close(handle);
  };
}

/** Readable by its owner alone: paths and messages of a person's work stand in it. */
function open(file: string): number | undefined {
  try {
    return openSync(file, "a", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") return undefined;
  }
  try {
    makeFolders(dirname(file), 0o700);
    return openSync(file, "a", 0o600);
  } catch {
    return undefined;
  }
}

function close(handle: number): void {
  try {
    closeSync(handle);
  } catch {
    // It is closed.
  }
}
