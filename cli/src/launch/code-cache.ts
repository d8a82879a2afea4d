import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { getHeapCodeStatistics } from "node:v8";
import type { Script } from "node:vm";
import * as zlib from "node:zlib";
import { replaceFile } from "@agentwright/compiler/node/write";

/*
 * What V8 made of a bundle's functions in one run, for the next one. Node's own cache (`module.enableCompileCache`) is
 * written before the first function is called and so holds none of those that are compiled when they are called, which
 * takes a command a third of its time. A file is: CRC-32 of all that follows, then the bytes of bytecode that the
 * process had when it was written, both as 32 bits, little-endian, then V8's data. V8 itself refuses data of another
 * version, of other flags or for a source of another length; of the same length is no other one, as the folder's name
 * holds the digest of the source.
 */
const head = 8;

/** Days after which the folder of another version, of ours or of Node, is forgotten. Nothing else there is ours. */
const keptDays = 30;
const ofVersion = /^[0-9a-f]{16}-v\d/;

/** A process that compiled this much more than the one whose code was kept writes its own. */
const grownBy = 1.1;

/** Node 20.15 and 22.2 are the first to have it; before them nothing is kept. */
const { crc32 } = zlib as Partial<typeof zlib>;

export interface CodeFile {
  /** Undefined: there is none, or it is damaged. */
  readonly data: Buffer | undefined;
  /** Keeps what this process has compiled by now, if that is news. Never throws: a cache may be missing. */
  keep(script: Script): void;
}

/**
 * The kept code of a bundle. `folders`, absolute: it is read from the first one that has it and written to the first one
 * that takes it. `rarely`: look in this run whether it has become too little.
 */
export function codeFile(folders: readonly string[], name: string, rarely = Math.random() < 1 / 8): CodeFile {
  const { data, bytecode } = folders
    .map(folder => join(folder, name))
    .reduce<Kept>((kept, path) => (kept.data ? kept : read(path)), nothing);
  return {
    data,
    keep(script) {
      const known = data !== undefined && script.cachedDataRejected !== true;
      if (crc32 === undefined || (known && !rarely)) return;
      const now = getHeapCodeStatistics().bytecode_and_metadata_size;
      if (known && now < bytecode * grownBy) return;
      const file = fileOf(script.createCachedData(), now);
      // Where none takes it, the next run takes its time, and no more.
      folders.some(folder => write(folder, name, file));
    },
  };
}

interface Kept {
  readonly data: Buffer | undefined;
  /** What the whole process had, in bytes. */
  readonly bytecode: number;
}

const nothing: Kept = { data: undefined, bytecode: 0 };

function read(path: string): Kept {
  try {
    const file = readFileSync(path);
    if (file.length <= head || crc32?.(file.subarray(4)) !== file.readUInt32LE(0)) return nothing;
    return { data: file.subarray(head), bytecode: file.readUInt32LE(4) };
  } catch {
    return nothing;
  }
}

function fileOf(data: Buffer, bytecode: number): Buffer {
  const file = Buffer.alloc(head + data.length);
  file.writeUInt32LE(bytecode, 4);
  data.copy(file, head);
  file.writeUInt32LE(crc32?.(file.subarray(4)) ?? 0, 0);
  return file;
}

function write(folder: string, name: string, file: Buffer): boolean {
  try {
    const fresh = !existsSync(folder);
    replaceFile(join(folder, name), file);
    if (fresh) forgetOthers(folder);
    return true;
  } catch {
    return false;
  }
}

/** Called when a version's folder is made, which is rare enough. */
function forgetOthers(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    if (!ofVersion.test(name)) continue;
    const other = join(dirname(folder), name);
    const days = (Date.now() - statSync(other).mtimeMs) / 86_400_000;
    if (days > keptDays) rmSync(other, { recursive: true, force: true });
  }
}
