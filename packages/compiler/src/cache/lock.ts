import { randomUUID } from "node:crypto";
import { closeSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { isAlive } from "../node/alive.ts";
import { makeFolders } from "../node/make-folders.ts";

/** Who makes an entry says so in a file beside it: `{pid, at}`, `at` in milliseconds since the epoch. */
export interface Lock {
  release(): void;
}

/** What the file ends with by which a process is known in the folder; its locks are other names of it. */
const processName = ".process";

/** What `<fingerprint>.lock`, its successors, and the files of processes end with. */
export const lockName = /\.(lock(-\d+)?|process)$/;

/** More looks than this are no accident: then the folder is not one to lock in. */
const mostLooks = 50;

/** Milliseconds that a process may be between making its lock and writing into it. */
const writingMs = 5000;

/**
 * Takes the lock, answers undefined while a living process has it, and `"none"` where there can't be one (a read-only
 * folder).
 *
 * The lock of a process that is gone is never deleted by those who find it: two of them would each delete what the other
 * has just made. It is succeeded by `.lock-2`, then `.lock-3`; making a file that must not exist is what only one of them
 * can do. The holder deletes all of them, its own last.
 */
export function takeLock(entry: string): Lock | "none" | undefined {
  let generation = 1;
  for (let look = 0; look < mostLooks; look++) {
    const file = nameOf(entry, generation);
    const made = make(file);
    if (made === "made") {
      const own = generation;
      return { release: () => release(entry, own) };
    }
    if (made === "failed") return "none";
    const holder = holderOf(file);
    if (holder === "alive") return undefined;
    // One that is gone was released between two looks: its name is free again.
    if (holder === "dead") generation++;
  }
  return "none";
}

/** Does the process that wrote this lock still run? `gone`: there is no such file. */
export function holderOf(file: string): "alive" | "dead" | "gone" {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "gone" : "dead";
  }
  try {
    const { pid, at } = JSON.parse(text) as { pid?: unknown; at?: unknown };
    return typeof pid === "number" && typeof at === "number" && isAlive(pid, at) ? "alive" : "dead";
  } catch {
    // Made, and not yet written: that is a matter of microseconds, unless its process was killed right then.
    return text === "" && isYoung(file) ? "alive" : "dead";
  }
}

function isYoung(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs < writingMs;
  } catch {
    return false;
  }
}

function make(file: string): "made" | "exists" | "failed" {
  for (const again of [false, true]) {
    try {
      put(file, again);
      return "made";
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EEXIST") return "exists";
      if (code !== "ENOENT") return "failed";
    }
    try {
      makeFolders(dirname(file));
    } catch {
      return "failed";
    }
  }
  return "failed";
}

/** The file in each folder by which this process is known there. */
const own = new Map<string, string>();

/**
 * Gives the process's own file another name, which costs a tenth of making a file: a lock is taken for each build, and
 * an embedded one takes a few milliseconds. `anew`: the own file may be gone. Where there are no hard links, it is a file.
 */
function put(file: string, anew: boolean): void {
  const folder = dirname(file);
  try {
    const known = anew ? undefined : own.get(folder);
    linkSync(known ?? makeOwn(folder), file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EEXIST") throw error;
    write(file);
  }
}

function makeOwn(folder: string): string {
  const file = join(folder, `${process.pid}-${randomUUID()}${processName}`);
  write(file);
  if (own.size === 0) process.once("exit", dropOwn);
  own.set(folder, file);
  return file;
}

function dropOwn(): void {
  for (const file of own.values()) {
    try {
      rmSync(file, { force: true });
    } catch {
      // Cleaning takes it when it is old.
    }
  }
}

function write(file: string): void {
  const handle = openSync(file, "wx");
  try {
    writeSync(handle, JSON.stringify({ pid: process.pid, at: Date.now() }));
  } finally {
    closeSync(handle);
  }
}

function release(entry: string, generation: number): void {
  for (let each = 1; each <= generation; each++) {
    try {
      rmSync(nameOf(entry, each), { force: true });
    } catch {
      // A lock that stays names a process that will be gone.
    }
  }
}

function nameOf(entry: string, generation: number): string {
  return generation === 1 ? `${entry}.lock` : `${entry}.lock-${generation}`;
}
