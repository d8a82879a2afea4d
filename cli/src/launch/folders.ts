import { statSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "@agentwright/compiler/node/cache-folder";

/**
 * Where code is kept: beside the bundles, as long as they are, if they are this user's own, for nobody shall find files
 * of another user in a folder of theirs; then in the user's own folder, if there is one.
 */
export function codeFolders(bundles: string, version: string): string[] {
  const folders: string[] = [];
  try {
    const user = process.geteuid?.();
    if (user === undefined || statSync(bundles).uid === user) folders.push(bundles);
    folders.push(cacheFolder());
  } catch {
    // A user without a home, or a folder that was deleted meanwhile: then nothing is kept there.
  }
  return folders.map(folder => join(folder, "bytecode", version));
}
