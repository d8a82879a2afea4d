import { isUtf8 } from "node:buffer";
import { readFileSync, type Stats, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolders } from "@agentwright/compiler/node/make-folders";
import { CannotRun } from "./exit.ts";

/** Bytes of the largest text that is read: far above any config, far below what would exhaust the memory. */
const mostBytes = 32 * 1024 * 1024;

/** What stands in the way of a file, as the end of the sentence that begins with its name. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EISDIR: "is a folder",
  EACCES: "can't be opened: there is no permission",
  EPERM: "can't be opened: there is no permission",
  ELOOP: "is a link that leads back to itself",
  ENAMETOOLONG: "does not exist: the name is too long",
  EROFS: "can't be written: the disk is read-only",
  ENOSPC: "can't be written: the disk is full",
  EEXIST: "exists already",
};

/** `FILE does not exist`: the sentence, without its full stop, about what went wrong with a file. */
export function trouble(name: string, error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return `${name} ${reasons[code] ?? `can't be used: ${message}`}`;
}

/**
 * What a path points to; undefined where there is nothing.
 * @throws CannotRun for a link in a circle, a folder that may not be entered, and the like.
 */
export function look(path: string, name: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new CannotRun(`${trouble(name, error)}.`);
  }
}

/**
 * The bytes of an ordinary file.
 * @throws CannotRun with a sentence that begins with `name`, also for pipes and devices, which could block for ever.
 */
export function readBytes(path: string, name: string): Buffer {
  const stats = look(path, name);
  if (stats === undefined) throw new CannotRun(`${name} does not exist.`);
  if (!stats.isFile()) throw new CannotRun(`${name} is ${stats.isDirectory() ? "a folder" : "no ordinary file"}.`);
  if (stats.size > mostBytes) {
    const size = Math.round(stats.size / 1024 / 1024);
    throw new CannotRun(`${name} has ${size} MB; files up to ${mostBytes / 1024 / 1024} MB are read.`);
  }
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CannotRun(`${trouble(name, error)}.`);
  }
}

/**
 * The text of a file, as it is on disk.
 * @throws CannotRun like `readBytes`, and for bytes that are no UTF-8: guessing would change what is written back.
 */
export function readText(path: string, name: string): string {
  const bytes = readBytes(path, name);
  if (!isUtf8(bytes)) throw new CannotRun(`${name} is not UTF-8; save it with that encoding.`);
  return bytes.toString("utf8");
}

/**
 * Writes a file that must not be there yet, and the folders above it.
 * @throws CannotRun if it exists or can't be written; `next` is what to do if it exists.
 */
export function writeNew(path: string, text: string, next: string): void {
  try {
    makeFolders(dirname(path));
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    const { code, path: at } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && at === path) throw new CannotRun(`${path} exists already; ${next}.`);
    if (code === "EEXIST" || code === "ENOTDIR") throw new CannotRun(`${at ?? path} is no folder; ${next}.`);
    throw new CannotRun(`${trouble(path, error)}; ${next}.`);
  }
}
