import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import * as path from "node:path";

let count = 0;

/** Writes beside the target and renames, so that a reader sees the old bytes or the new ones, never half of them. */
export async function writeAtomically(file: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
  const temporary = `${file}.${process.pid}-${++count}.tmp`;
  const content = bytes instanceof Uint8Array ? bytes : Buffer.concat(bytes);
  try {
    await writeFile(temporary, content).catch(async error => {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(temporary, content);
    });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
