import { redactSecrets } from "@agentwright/language/agent/index";
import { type AgentIndexes, CacheFile, isInside, type ReadFile } from "@agentwright/workspace";
import type { ClosedFindings, KeptFindings } from "./closed-files.ts";

/** One line of the cache: what was read off a file, and what was found in it. */
interface Line {
  readonly read: ReadFile;
  readonly kept?: KeptFindings;
}

/** Milliseconds without news after which the cache is written. */
const calm = 2000;

/** Keeps index and findings between two starts of the server: one file of the cache a workspace folder. */
export class FindingsCache {
  readonly #cacheDir: string;
  readonly #version: string;
  readonly #index: AgentIndexes;
  readonly #closed: ClosedFindings;
  readonly #folders = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(cacheDir: string, version: string, index: AgentIndexes, closed: ClosedFindings) {
    this.#cacheDir = cacheDir;
    this.#version = version;
    this.#index = index;
    this.#closed = closed;
  }

  /** Gives index and findings what is known of a folder. Nothing of it is believed before it was compared. */
  restore(folder: string): void {
    if (this.#folders.has(folder)) return;
    this.#folders.add(folder);
    const lines = this.#fileOf(folder).read();
    this.#index.restore(lines.map(({ read }) => read));
    for (const { read, kept } of lines) if (kept) this.#closed.restore(read.summary.file, kept);
  }

  /** Something that is worth keeping changed. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), calm);
    this.#timer.unref();
  }

  /** Writes now what is still to be written. */
  flush(): void {
    if (this.#timer) this.save();
  }

  save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const folder of this.#folders) this.#fileOf(folder).write(this.#lines(folder));
  }

  *#lines(folder: string): Generator<Line> {
    for (const { file } of this.#index.all()) {
      const read = this.#index.readOf(file);
      if (!read?.stamp || !isInside(folder, file)) continue;
      const kept = this.#closed.keepable(file);
      const line = kept ? { read, kept } : { read };
      // A key may stand anywhere, also where a name should be; it goes nowhere.
      if (redactSecrets(JSON.stringify(line)).found === 0) yield line;
    }
  }

  #fileOf(folder: string): CacheFile<Line> {
    return new CacheFile<Line>(this.#cacheDir, folder, this.#version);
  }
}
