import type { BuildCache } from "../build/host.ts";

/**
 * Keeps the last plugins in memory, and asks `behind` for what it does not have. Nobody waits until `behind` has
 * written: the plugin is there already, and writing is a third of a warm build. A process that ends by itself (the
 * command line) writes first, because Node waits for open files.
 */
export function memoryCache(behind?: BuildCache, size = 24): BuildCache {
  const kept = new Map<string, Uint8Array>();
  const keep = (fingerprint: string, plugin: Uint8Array) => {
    kept.delete(fingerprint);
    kept.set(fingerprint, plugin);
    const oldest = kept.keys().next();
    if (kept.size > size && !oldest.done) kept.delete(oldest.value);
  };
  return {
    async get(fingerprint) {
      const plugin = kept.get(fingerprint) ?? (await behind?.get(fingerprint));
      if (plugin) keep(fingerprint, plugin);
      return plugin;
    },
    async put(fingerprint, plugin) {
      keep(fingerprint, plugin);
      // A cache never fails a build: what could not be kept is built again.
      if (behind) setTimeout(() => behind.put(fingerprint, plugin).catch(() => undefined));
    },
  };
}
