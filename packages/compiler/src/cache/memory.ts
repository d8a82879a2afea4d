import { BuildCancelled } from "../build/failure.ts";
import type { BuildCache, Claim, ClaimOptions } from "../build/host.ts";

/**
 * Keeps the last plugins in memory, and asks `behind` for what it does not have. Nobody waits until `behind` has
 * written: the plugin is there already, and writing is a third of a warm build. A process that ends by itself (the
 * command line) writes first, because Node waits for open files. Of two builds of one fingerprint in this process the
 * second waits for the first.
 */
export function memoryCache(behind?: BuildCache, size = 24): BuildCache {
  const kept = new Map<string, Uint8Array>();
  const making = new Map<string, Promise<void>>();
  const keep = (fingerprint: string, plugin: Uint8Array) => {
    kept.delete(fingerprint);
    kept.set(fingerprint, plugin);
    const oldest = kept.keys().next();
    if (kept.size > size && !oldest.done) kept.delete(oldest.value);
  };

  // A cache never fails a build: what could not be kept is built again.
  const later = (fingerprint: string, plugin: Uint8Array) => {
    if (behind) setTimeout(() => behind.put(fingerprint, plugin).catch(() => undefined));
  };

  async function claim(fingerprint: string, options: ClaimOptions = {}): Promise<Claim> {
    for (let other = making.get(fingerprint); other; other = making.get(fingerprint)) {
      await orCancelled(other, options.signal);
      const plugin = kept.get(fingerprint);
      if (plugin) return { plugin, end: () => {} };
    }
    let done = () => {};
    making.set(fingerprint, new Promise(resolve => (done = resolve)));
    const settle = () => {
      making.delete(fingerprint);
      done();
    };
    try {
      const outer = await behind?.claim?.(fingerprint, options);
      if (outer?.plugin) {
        keep(fingerprint, outer.plugin);
        settle();
        return outer;
      }
      return {
        end: plugin => {
          if (plugin) keep(fingerprint, plugin);
          settle();
          if (outer) setTimeout(() => outer.end(plugin));
          else if (plugin) later(fingerprint, plugin);
        },
      };
    } catch (error) {
      settle();
      throw error;
    }
  }

  return {
    async get(fingerprint) {
      const plugin = kept.get(fingerprint) ?? (await behind?.get(fingerprint));
      if (plugin) keep(fingerprint, plugin);
      return plugin;
    },
    async put(fingerprint, plugin) {
      keep(fingerprint, plugin);
      later(fingerprint, plugin);
    },
    claim,
  };
}

async function orCancelled(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return work;
  let stop = () => {};
  const aborted = new Promise<void>(resolve => {
    stop = resolve;
    if (signal.aborted) resolve();
    signal.addEventListener("abort", stop);
  });
  await Promise.race([work, aborted]);
  signal.removeEventListener("abort", stop);
  if (signal.aborted) throw new BuildCancelled();
}
