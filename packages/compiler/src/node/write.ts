import { renameSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { makeFolders } from "./make-folders.ts";

let count = 0;

/**
 * Writes beside the target and renames, so that a reader sees the old bytes or the new ones, never half of them. Without
 * a thread: handing a plugin to another one and back costs more than writing it.
 */
export async function writeAtomically(file: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
  const temporary = `${file}.${process.pid}-${++count}.tmp`;
  const content = bytes instanceof Uint8Array ? bytes : Buffer.concat(bytes);
  try {
    try {
      writeFileSync(temporary, content);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      makeFolders(path.dirname(file));
      writeFileSync(temporary, content);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
