// Its other entry loads node:worker_threads, which nothing here uses.
import { Inflate } from "fflate/browser";
import { crc32 } from "./crc.ts";
import { readDirectory, type ZipEntry } from "./directory.ts";
import { bundleLimits, bundleProblem } from "./limits.ts";
import { checkPaths } from "./names.ts";

const local = { signature: 0x04034b50, size: 30 };

/** Bytes given to the decompressor at once: deflate makes at most 1032 of one, so this bounds what comes out at once. */
const step = 16 * 1024;

/**
 * The files of a bundle's archive by path, all in memory. Every check that needs no unpacking comes first; an entry
 * that unpacks to more than it says is stopped there. Throws a `PluginProblem` with one sentence.
 */
export function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  // Not a Buffer: its `slice` would leave every file tied to the archive's memory.
  const archive = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, start } = readDirectory(archive);
  checkPaths(entries.map(entry => entry.path));
  checkSizes(entries);
  const places = entries.map(entry => ({ entry, ...placeOf(entry, archive, start) }));
  checkOverlap(places);
  return new Map(places.map(({ entry, from, to }) => [entry.path, unpackEntry(entry, archive.subarray(from, to))]));
}

function checkSizes(entries: readonly ZipEntry[]): void {
  let total = 0;
  for (const { path, packed, unpacked } of entries) {
    total += unpacked;
    if (unpacked >= bundleLimits.ratioFrom && unpacked > packed * bundleLimits.ratio) {
      throw bundleProblem(
        `“${path}” in the bundle unpacks to more than ${bundleLimits.ratio} times its size; it was not unpacked.`,
      );
    }
  }
  if (total > bundleLimits.unpacked) {
    throw bundleProblem(`The bundle unpacks to ${total} bytes; at most ${bundleLimits.unpacked} are read.`);
  }
}

/** Where an entry lies, checked against its local header: two readers must not see two different files. */
function placeOf(entry: ZipEntry, archive: Uint8Array, end: number): { begin: number; from: number; to: number } {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const at = entry.local;
  const differs = bundleProblem(`“${entry.path}” is described in two ways in the bundle; it may have been changed.`);
  if (at + local.size > end || view.getUint32(at, true) !== local.signature) throw differs;
  const name = archive.subarray(at + local.size, at + local.size + view.getUint16(at + 26, true));
  const from = at + local.size + name.length + view.getUint16(at + 28, true);
  const to = from + entry.packed;
  const sameName = name.length === entry.name.length && name.every((byte, index) => byte === entry.name[index]);
  const later = (entry.flags & 8) !== 0;
  const same =
    sameName &&
    view.getUint16(at + 6, true) === entry.flags &&
    view.getUint16(at + 8, true) === entry.method &&
    (later || view.getUint32(at + 14, true) === entry.crc) &&
    (later || view.getUint32(at + 18, true) === entry.packed) &&
    (later || view.getUint32(at + 22, true) === entry.unpacked);
  if (!same || to > end) throw differs;
  return { begin: at, from, to };
}

function checkOverlap(places: readonly { entry: ZipEntry; begin: number; to: number }[]): void {
  const ordered = [...places].sort((a, b) => a.begin - b.begin);
  for (const [index, place] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next !== undefined && place.to > next.begin) {
      throw bundleProblem(`“${place.entry.path}” and “${next.entry.path}” overlap in the bundle.`);
    }
  }
}

function unpackEntry(entry: ZipEntry, packed: Uint8Array): Uint8Array {
  const bytes = entry.method === 0 ? packed.slice() : inflate(entry, packed);
  if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.crc) {
    throw bundleProblem(`“${entry.path}” in the bundle is damaged.`);
  }
  return bytes;
}

function inflate(entry: ZipEntry, packed: Uint8Array): Uint8Array {
  const result = new Uint8Array(entry.unpacked);
  let length = 0;
  const stream = new Inflate(chunk => {
    if (length + chunk.length > result.length) {
      throw bundleProblem(`“${entry.path}” in the bundle unpacks to more than it says.`);
    }
    result.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (error) {
    if (error instanceof Error && error.name === "PluginProblem") throw error;
    throw bundleProblem(`“${entry.path}” in the bundle is damaged.`);
  }
  return result.subarray(0, length);
}
