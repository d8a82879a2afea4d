import { isDslSpecifier } from "@agentwright/language/flow/names-pgflow";
import { type ImportMap, importMapOf } from "./import-map.ts";
import { manifestsFor } from "./manifests.ts";
import { folderOf } from "./paths.ts";
import { findRoot } from "./root.ts";

/** The import map that applies to a file. */
export function importMapFor(file: string): ImportMap {
  return importMapOf(manifestsFor(folderOf(file), findRoot(file)));
}

/** What import maps call `@pgflow/dsl` for a file. */
export function aliasesFor(file: string): readonly string[] {
  return [...importMapFor(file)].flatMap(([word, { target }]) => (isDslSpecifier(target) ? [word] : []));
}

/** The same for many files after each other: asked once a folder. */
export function aliasesByFolder(): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return file => {
    const folder = folderOf(file);
    const aliases = known.get(folder) ?? aliasesFor(file);
    known.set(folder, aliases);
    return aliases;
  };
}
