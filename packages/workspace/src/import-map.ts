import { type Manifest, manifestValue } from "./manifests.ts";
import { folderOf } from "./paths.ts";

/** What the import maps of a folder say: by the word that stands in an import, the specifier or path that it means. */
export type ImportMap = ReadonlyMap<string, ImportTarget>;

export interface ImportTarget {
  /** As the import map has it. */
  readonly target: string;
  /** The folder that it is relative to. Absolute, with `/`. */
  readonly folder: string;
}

const maps = /^(?:deno\.jsonc?|import_map\.json)$/;

/** The entries of all import maps among some manifests; the nearer file wins. */
export function importMapOf(manifests: readonly Manifest[]): ImportMap {
  const entries = new Map<string, ImportTarget>();
  for (const manifest of manifests) {
    const name = manifest.file.slice(manifest.file.lastIndexOf("/") + 1);
    if (!maps.test(name)) continue;
    const { imports } = (manifestValue(manifest) ?? {}) as { readonly imports?: unknown };
    if (typeof imports !== "object" || imports === null) continue;
    for (const [word, target] of Object.entries(imports)) {
      if (typeof target === "string" && !entries.has(word))
        entries.set(word, { target, folder: folderOf(manifest.file) });
    }
  }
  return entries;
}

/** What an import means: the entry of its word, or of the longest folder that it begins with (`a/` maps `a/b`). */
export function mapped(map: ImportMap, specifier: string): ImportTarget | undefined {
  const whole = map.get(specifier);
  if (whole) return whole;
  let best: { readonly word: string; readonly entry: ImportTarget } | undefined;
  for (const [word, entry] of map) {
    const covers = word.endsWith("/") && specifier.startsWith(word);
    if (covers && (!best || word.length > best.word.length)) best = { word, entry };
  }
  return best && { ...best.entry, target: best.entry.target + specifier.slice(best.word.length) };
}
