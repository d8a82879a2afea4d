import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, where they are missing. Throws as `mkdirSync` does. Node's own `recursive` never ends where a file system answers ENOENT for a folder that it will not make, as
 * below /proc (Node 24.21).
 */
export function makeFolders(folder: string, mode?: number): void {
  const above = dirname(folder);
  try {
    mkdirSync(folder, { ...(mode !== undefined && { mode }) });
    return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    if (code !== "ENOENT" || above === folder || existsSync(above)) throw error;
  }
  makeFolders(above, mode);
  makeFolders(folder, mode);
}
