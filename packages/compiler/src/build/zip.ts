import { crc32 } from "@agentwright/runtime";
import { deflateSync } from "fflate";
import { encodeText } from "../shared/text.ts";

/** A file of an archive. `stored`: not deflated. `crc`: its CRC-32, where it is known already. */
export interface ZipFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly stored: boolean;
  readonly crc?: number;
}

const sizes = { local: 30, central: 46, end: 22 };
/** Made on a Unix by version 2.0, which is also what reads it; a plain file of mode 644. */
const madeBy = 0x0314;
const needs = 20;
const attributes = 0o100644 * 0x10000;
/** 1980-01-01 00:00 as MS-DOS writes it, date before time. */
const epoch = 0x00210000;

interface Packed extends ZipFile {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
  readonly crc: number;
}

/**
 * A zip (APPNOTE.TXT 6.3.10) whose bytes follow from its entries alone: sorted by path, all of one time and mode. Paths
 * are ASCII. What takes longer to deflate than the whole build is stored.
 */
export function zip(files: readonly ZipFile[]): Uint8Array {
  const packed = [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(pack);
  const total = packed.reduce(
    (sum, { name, data }) => sum + sizes.local + sizes.central + 2 * name.length + data.length,
    0,
  );
  const archive = new Uint8Array(total + sizes.end);
  const view = new DataView(archive.buffer);
  let at = 0;
  const starts = packed.map(file => {
    const start = at;
    view.setUint32(at, 0x04034b50, true);
    at = writeCommon(view, at + 4, file) + 2;
    archive.set(file.name, at);
    archive.set(file.data, at + file.name.length);
    at += file.name.length + file.data.length;
    return start;
  });
  const central = at;
  for (const [index, file] of packed.entries()) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, madeBy, true);
    // Behind the common part: lengths of extra field and comment, number of the disk, internal attributes.
    const rest = writeCommon(view, at + 6, file) + 8;
    view.setUint32(rest, attributes, true);
    view.setUint32(rest + 4, starts[index] ?? 0, true);
    archive.set(file.name, rest + 8);
    at = rest + 8 + file.name.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, packed.length, true);
  view.setUint16(at + 10, packed.length, true);
  view.setUint32(at + 12, at - central, true);
  view.setUint32(at + 16, central, true);
  return archive;
}

function pack(file: ZipFile): Packed {
  const data = file.stored ? file.bytes : deflateSync(file.bytes, { level: 6 });
  return { ...file, name: encodeText(file.path), data, crc: file.crc ?? crc32(file.bytes) };
}

/** From the version that is needed to the name's length: the same in both headers. Answers where it ends. */
function writeCommon(view: DataView, at: number, { name, data, bytes, crc, stored }: Packed): number {
  view.setUint16(at, needs, true);
  view.setUint16(at + 4, stored ? 0 : 8, true);
  view.setUint32(at + 6, epoch, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, data.length, true);
  view.setUint32(at + 18, bytes.length, true);
  view.setUint16(at + 22, name.length, true);
  return at + 24;
}
