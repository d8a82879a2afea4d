import { readdirSync, readFileSync } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type BuildEvent,
  type BuildRecord,
  type BuildRequest,
  type HistoryHeader,
  historyVersion,
} from "@agentwright/protocol";
import { isAlive } from "../node/alive.ts";
import { fileName, type HistoryFile, isHistoryFile, namesBuild, parseHistory } from "./file.ts";
import { maskKeys } from "./mask.ts";
import { recordOf } from "./record.ts";
import { historyWriter } from "./write.ts";

export interface HistoryOptions {
  /** What begins builds here. */
  readonly door: HistoryHeader["door"];
  /** Builds that are kept; absent: 200. */
  readonly builds?: number;
  /** Bytes that are kept; absent: 64 MB. */
  readonly bytes?: number;
  /** Builds, less than 20, before the first one that looks at how much is kept; absent: none. */
  readonly unlooked?: number;
  /** Hides what must not be written, beside all that looks like a key. */
  readonly mask?: (text: string) => string;
}

/** The builds of all processes of this user, in one folder. No method throws for what stands on the disk. */
export interface History {
  /** Begins a record; every event of the build goes to what this answers. */
  begin(request: BuildRequest, at: number): (event: BuildEvent) => void;
  /** All builds, newest first. */
  list(): BuildRecord[];
  /** What one build said; empty if it is not known. */
  events(id: string): BuildEvent[];
}

/** Builds between two looks at how much is kept. */
const buildsPerCleaning = 20;

export function openHistory(folder: string, options: HistoryOptions): History {
  const own = join(folder, `v${historyVersion}`);
  const { door, builds = 200, bytes = 64 * 1024 * 1024, unlooked = 0 } = options;
  const mask = (text: string) => maskKeys(options.mask?.(text) ?? text);
  /** Records of files that will not change any more, by name; a name is never used twice. */
  const finished = new Map<string, BuildRecord>();
  let begun = -unlooked;

  /** A build that is taken up again goes on in its own file. */
  function fileOf({ id, resume }: BuildRequest, at: number): string {
    const known = resume && names(own).find(name => namesBuild(name, id) && read(name)?.headers[0]?.id === id);
    return join(own, known ?? fileName(id, at));
  }

  function read(name: string): HistoryFile | undefined {
    try {
      return parseHistory(readFileSync(join(own, name), "utf8"));
    } catch {
      return undefined;
    }
  }

  function recordIn(name: string): BuildRecord | undefined {
    const known = finished.get(name);
    if (known) return known;
    const file = read(name);
    const last = file?.headers.at(-1);
    const record = file && last && recordOf(file, isAlive(last.pid, last.at));
    if (record?.endedAt !== undefined) finished.set(name, record);
    return record;
  }

  return {
    begin(request, at) {
      const { id, path, root, target } = request;
      const header: HistoryHeader = {
        history: historyVersion,
        id,
        path,
        root,
        ...(target && { target }),
        pid: process.pid,
        door,
        at: Math.round(at),
      };
      const write = historyWriter(fileOf(request, at), header, mask);
      if (begun++ % buildsPerCleaning === 0) setTimeout(() => void clean(own, builds, bytes));
      return write;
    },
    list() {
      const all = names(own).slice(0, builds);
      for (const name of finished.keys()) if (!all.includes(name)) finished.delete(name);
      return all.flatMap(name => recordIn(name) ?? []);
    },
    events(id) {
      for (const name of names(own)) {
        if (!namesBuild(name, id)) continue;
        const file = read(name);
        if (file?.headers[0]?.id === id) return [...file.events];
      }
      return [];
    },
  };
}

/** Newest first. */
function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isHistoryFile).sort().reverse();
  } catch {
    return [];
  }
}

/** Leaves the newest builds; the rest goes. */
async function clean(folder: string, builds: number, bytes: number): Promise<void> {
  let kept = 0;
  for (const [index, name] of names(folder).entries()) {
    const file = join(folder, name);
    kept += (await stat(file).catch(() => undefined))?.size ?? 0;
    if (index >= builds || kept > bytes) await rm(file, { force: true }).catch(() => undefined);
  }
}
