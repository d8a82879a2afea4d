import { bundleLimits, bundleProblem } from "./limits.ts";

/** One entry as the central directory tells it. Positions and sizes in bytes. */
export interface ZipEntry {
  readonly path: string;
  readonly name: Uint8Array;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly local: number;
}

const endRecord = { signature: 0x06054b50, size: 22 };
const central = { signature: 0x02014b50, size: 46 };

const broken = "The bundle is not a whole zip archive; it may have been cut off or changed.";

/**
 * The central directory of a zip archive (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16). What a bundle never has is
 * refused here: several disks, zip64, encryption, links, folders, methods other than stored and deflated.
 */
export function readDirectory(archive: Uint8Array): { entries: ZipEntry[]; start: number } {
  if (archive.length > bundleLimits.archive) {
    throw bundleProblem(`The bundle has ${archive.length} bytes; at most ${bundleLimits.archive} are read.`);
  }
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff || size === 0xffffffff)
    throw bundleProblem("The bundle is a zip64 archive; that is not read.");
  const disks = [view.getUint16(end + 4, true), view.getUint16(end + 6, true)];
  if (disks.some(disk => disk !== 0) || view.getUint16(end + 8, true) !== count) {
    throw bundleProblem("The bundle is one part of several; only whole archives are read.");
  }
  if (count > bundleLimits.entries) {
    throw bundleProblem(`The bundle has ${count} entries; at most ${bundleLimits.entries} are read.`);
  }
  if (start + size !== end) throw bundleProblem(broken);
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + central.size > end || view.getUint32(at, true) !== central.signature) throw bundleProblem(broken);
    const length = entryLength(view, at);
    if (at + length > end) throw bundleProblem(broken);
    entries.push(readEntry(archive, view, at));
    at += length;
  }
  if (at !== end) throw bundleProblem(broken);
  return { entries, start };
}

/** The end record stands at the very end: a bundle has no comment, so nothing can hide in one. */
function findEnd(view: DataView): number {
  const at = view.byteLength - endRecord.size;
  if (at < 0 || view.getUint32(at, true) !== endRecord.signature || view.getUint16(at + 20, true) !== 0) {
    throw bundleProblem(broken);
  }
  return at;
}

function entryLength(view: DataView, at: number): number {
  return central.size + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
}

function readEntry(archive: Uint8Array, view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const name = archive.slice(at + central.size, at + central.size + view.getUint16(at + 28, true));
  const path = decodeName(name);
  const method = view.getUint16(at + 10, true);
  if ((flags & 0x2041) !== 0) throw bundleProblem(`“${path}” in the bundle is encrypted; bundles are not.`);
  if (method !== 0 && method !== 8) {
    throw bundleProblem(`“${path}” in the bundle is packed by method ${method}; only stored and deflated are read.`);
  }
  refuseKind(path, view.getUint32(at + 38, true));
  const packed = view.getUint32(at + 20, true);
  const unpacked = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if ([packed, unpacked, local].includes(0xffffffff))
    throw bundleProblem("The bundle is a zip64 archive; that is not read.");
  return { path, name, method, flags, crc: view.getUint32(at + 16, true), packed, unpacked, local };
}

/** The upper half of the attributes is a Unix mode, whatever system the archive says it was made on; 0x10 is a DOS folder. */
function refuseKind(path: string, attributes: number): void {
  const type = (attributes >>> 28) & 0xf;
  if (type === 0xa) throw bundleProblem(`“${path}” in the bundle is a link; bundles hold files alone.`);
  if ((type !== 0 && type !== 8) || (attributes & 0x10) !== 0) {
    throw bundleProblem(`“${path}” in the bundle is not a file; bundles hold files alone.`);
  }
}

function decodeName(name: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    throw bundleProblem("A name in the bundle is not UTF-8.");
  }
}
