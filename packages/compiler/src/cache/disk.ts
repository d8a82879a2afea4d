import { existsSync, readFileSync, utimesSync } from "node:fs";
import * as path from "node:path";
import { BuildCancelled } from "../build/failure.ts";
import type { BuildCache, Claim, ClaimOptions } from "../build/host.ts";
import { writeAtomically } from "../node/write.ts";
import { cleanCache } from "./clean.ts";
import { entryOf, entryVersion, pluginOf } from "./entry.ts";
import { takeLock } from "./lock.ts";

export interface DiskCacheOptions {
  /** Bytes that are kept; those used least recently go first. Absent: 256 MB, some 400 plugins. */
  readonly bytes?: number;
  /** Puts, less than 20, before the first one that looks at the size of the folder; absent: none. */
  readonly unlooked?: number;
}

/** Puts between two looks at the size of the folder, and the longest pause between two looks for an entry. */
const putsPerCleaning = 20;
const longestPauseMs = 200;
const usualWaitMs = 60_000;

/**
 * Plugins in a folder that many processes share, one file a fingerprint. An entry that is not whole in every respect is
 * a miss. Writing never fails a build: a full disk costs the speed alone. Nothing here is asked of a thread that takes
 * less time than asking does.
 */
export function diskCache(folder: string, options: DiskCacheOptions = {}): BuildCache {
  const { bytes = 256 * 1024 * 1024, unlooked = 0 } = options;
  const own = path.join(folder, `v${entryVersion}`);
  const fileOf = (fingerprint: string) => path.join(own, fingerprint);
  let puts = -unlooked;

  async function get(fingerprint: string): Promise<Uint8Array | undefined> {
    const file = fileOf(fingerprint);
    // The usual answer is no.
    if (!existsSync(file)) return undefined;
    let content: Buffer;
    try {
      content = readFileSync(file);
      const now = new Date();
      utimesSync(file, now, now);
    } catch {
      return undefined;
    }
    return pluginOf(content);
  }

  async function put(fingerprint: string, plugin: Uint8Array): Promise<void> {
    try {
      await writeAtomically(fileOf(fingerprint), await entryOf(plugin));
      if (puts++ % putsPerCleaning === 0) await cleanCache(own, bytes);
    } catch {
      return;
    }
  }

  async function claim(fingerprint: string, options: ClaimOptions = {}): Promise<Claim> {
    const until = performance.now() + (options.waitMs ?? usualWaitMs);
    const free: Claim = {
      end: plugin => {
        if (plugin) void put(fingerprint, plugin);
      },
    };
    for (let pause = 2, first = true; ; first = false, pause = Math.min(pause * 2, longestPauseMs)) {
      const lock = takeLock(fileOf(fingerprint));
      if (lock === "none") return free;
      // Whoever had the lock wrote the entry before it gave the lock back.
      const made = lock && first && !existsSync(fileOf(fingerprint)) ? undefined : await get(fingerprint);
      if (made) {
        lock?.release();
        return { plugin: made, end: () => {} };
      }
      if (lock) {
        const end = (plugin?: Uint8Array) => {
          if (plugin) void put(fingerprint, plugin).finally(() => lock.release());
          else lock.release();
        };
        return { end };
      }
      if (performance.now() > until) return free;
      if (first) options.onWait?.();
      if (options.signal?.aborted) throw new BuildCancelled();
      await new Promise(resolve => setTimeout(resolve, pause));
      if (options.signal?.aborted) throw new BuildCancelled();
    }
  }

  return { get, put, claim };
}
