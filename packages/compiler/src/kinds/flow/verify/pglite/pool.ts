import { join } from "node:path";
import { addOns } from "../../../../addons/table.ts";
import { sha256 } from "../../../../shared/digest.ts";
import { forkPglite, type PgliteProcess } from "./process.ts";

/** Milliseconds after the last use at which PGlite's memory is given back. */
const idleMs = 60_000;

export interface PgliteUse {
  /** Folder whose `node_modules` holds PGlite. */
  readonly folder: string;
  readonly schema: readonly string[];
  /** Where snapshots are kept; absent: none is. */
  readonly cacheDir?: string;
}

/** At most one PGlite, kept warm for a minute, used by one at a time; another schema ends it and starts a new one. */
export class PglitePool {
  #process: PgliteProcess | undefined;
  #key = "";
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #idleMs: number;

  constructor(ms = idleMs) {
    this.#idleMs = ms;
  }

  get pid(): number | undefined {
    return this.#process?.alive ? this.#process.pid : undefined;
  }

  /** Gives `work` a database with the schema; whatever it leaves behind, the next one would see. */
  use<T>(wanted: PgliteUse, work: (session: PgliteProcess) => Promise<T>): Promise<T> {
    const mine = this.#last.then(async () => {
      clearTimeout(this.#idle);
      try {
        return await work(await this.#open(wanted));
      } finally {
        this.#idle = setTimeout(() => this.end(), this.#idleMs);
        this.#idle.unref();
      }
    });
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** Ends the process now. */
  end(): void {
    clearTimeout(this.#idle);
    this.#process?.kill();
    this.#process = undefined;
  }

  async #open({ folder, schema, cacheDir }: PgliteUse): Promise<PgliteProcess> {
    const key = await sha256(JSON.stringify([addOns.pglite.version, schema]));
    if (this.#process?.alive && this.#key === key) return this.#process;
    this.end();
    const made = forkPglite();
    this.#process = made;
    this.#key = key;
    const snapshot = cacheDir === undefined ? undefined : join(cacheDir, "pglite", `${key.slice(0, 32)}.tgz`);
    try {
      await made.open({ folder, schema, ...(snapshot !== undefined && { snapshot }) });
    } catch (error) {
      this.end();
      throw error;
    }
    return made;
  }
}
