import { type BuildEvent, type HistoryHeader, historyVersion } from "@agentwright/protocol";

/** What a history file holds. A build that was taken up by another process has a header of each. */
export interface HistoryFile {
  readonly headers: readonly HistoryHeader[];
  readonly events: readonly BuildEvent[];
}

/** `<time>-<id>.jsonl`, so that names sort by time. */
export function fileName(id: string, at: number): string {
  return `${String(Math.round(at)).padStart(14, "0")}-${safeId(id)}.jsonl`;
}

/** Is it the file of a build with this id? Two ids may be written the same; the header tells. */
export function namesBuild(name: string, id: string): boolean {
  return isHistoryFile(name) && name.slice(15, -".jsonl".length) === safeId(id);
}

export function isHistoryFile(name: string): boolean {
  return /^\d{14}-.*\.jsonl$/.test(name);
}

/**
 * Reads what a file tells. A last line without its end was being written when its process was killed, and is left out;
 * so is any other line that is none of ours. Undefined: the file is of a later version, or has no header at all.
 */
export function parseHistory(text: string): HistoryFile | undefined {
  const headers: HistoryHeader[] = [];
  const events: BuildEvent[] = [];
  const lines = text.split("\n").slice(0, -1);
  for (const line of lines) {
    const value = parse(line);
    if (value === undefined) continue;
    if ("history" in value) {
      if (value.history !== historyVersion) return undefined;
      if (isHeader(value)) headers.push(value);
    } else if (isEvent(value)) events.push(value);
  }
  return headers.length === 0 ? undefined : { headers, events };
}

type Found = Readonly<Record<string, unknown>>;

function parse(line: string): Found | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Found) : undefined;
  } catch {
    return undefined;
  }
}

function isHeader(value: Found): value is Found & HistoryHeader {
  const { id, path, root, pid, at } = value;
  return [id, path, root].every(each => typeof each === "string") && [pid, at].every(each => typeof each === "number");
}

function isEvent(value: Found): value is Found & BuildEvent {
  return typeof value.build === "string" && typeof value.at === "number" && typeof value.type === "string";
}

function safeId(id: string): string {
  return id.replace(/[^\w-]/g, "_").slice(0, 100);
}
