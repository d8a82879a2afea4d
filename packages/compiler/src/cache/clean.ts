import { readdir, rm, stat } from "node:fs/promises";
import * as path from "node:path";
import { holderOf, lockName } from "./lock.ts";

/** Milliseconds after which a file that was never renamed belongs to a process that is gone. */
const abandonedMs = 60 * 60_000;

/**
 * Brings the folder under its size: entries that were used least recently go first, with what killed processes left.
 * Two processes may do it at once.
 */
export async function cleanCache(folder: string, bytes: number): Promise<void> {
  const files: { readonly file: string; readonly usedAt: number; readonly bytes: number }[] = [];
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (lockName.test(name)) {
      if (holderOf(file) === "dead") await dropIfOld(file);
      continue;
    }
    const found = await stat(file).catch(() => undefined);
    if (!found) continue;
    if (!name.endsWith(".tmp")) files.push({ file, usedAt: found.mtimeMs, bytes: found.size });
    else if (Date.now() - found.mtimeMs > abandonedMs) await rm(file, { force: true });
  }
  files.sort((a, b) => b.usedAt - a.usedAt);
  let kept = 0;
  for (const { file, bytes: own } of files) {
    kept += own;
    if (kept > bytes) await rm(file, { force: true });
  }
}

async function dropIfOld(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found && Date.now() - found.mtimeMs > abandonedMs) await rm(file, { force: true });
}
