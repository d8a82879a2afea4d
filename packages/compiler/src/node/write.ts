import { renameSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { makeFolders } from "./make-folders.ts";

let count = 0;

/** See `replaceFile`. */
export async function writeAtomically(file: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
  replaceFile(file, bytes instanceof Uint8Array ? bytes : Buffer.concat(bytes));
}

/**
 * Writes beside the target, in a folder that is made if it is missing, and renames, so that a reader sees the old bytes
 * or the new ones, never half of them. Without a thread: handing a plugin to another one and back costs more than
 * writing it. Throws what the disk says.
 */
export function replaceFile(file: string, bytes: Uint8Array): void {
  const temporary = `${file}.${process.pid}-${++count}.tmp`;
  try {
    try {
      writeFileSync(temporary, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      makeFolders(path.dirname(file));
      writeFileSync(temporary, bytes);
    }
    renameSync(temporary, file);
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // Where it could not be looked for, it isn't. What went wrong first is what is told.
    }
    throw error;
  }
}
