import type { BuildCache } from "../build/host.ts";

/** Keeps the last plugins in memory, and asks `behind` for what it does not have. */
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
      await behind?.put(fingerprint, plugin);
    },
  };
}
