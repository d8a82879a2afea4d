import { deflateSync } from "fflate";
import { crc32 } from "../bundle/crc.ts";

/** One entry, byte by byte. What isn't said is as an honest archive has it. */
export interface ZipPart {
  readonly path: string | Uint8Array;
  readonly data?: Uint8Array | string;
  readonly method?: number;
  /** Stands in the archive as it is, in the place of the packed data. */
  readonly raw?: Uint8Array;
  readonly flags?: number;
  readonly crc?: number;
  /** Claimed sizes, in both headers. */
  readonly packed?: number;
  readonly unpacked?: number;
  /** What the local header says instead. */
  readonly localPath?: string;
  readonly localMethod?: number;
  /** Upper half of the attributes: a Unix mode; 0o100644 if absent. */
  readonly mode?: number;
  readonly madeOn?: number;
  /** Where the central directory says the entry begins. */
  readonly offset?: number;
}

export interface ZipEnd {
  readonly count?: number;
  readonly disk?: number;
  readonly start?: number;
  readonly comment?: string;
  readonly after?: Uint8Array;
}

const encoder = new TextEncoder();

/** An archive: local headers with data, central directory, end record (APPNOTE.TXT 4.3). */
export function zip(parts: readonly ZipPart[], end: ZipEnd = {}): Uint8Array {
  const body: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  for (const part of parts) {
    const offset = length(body);
    const fields = fieldsOf(part);
    body.push(localHeader(part, fields), fields.data);
    central.push(centralHeader(part, fields, part.offset ?? offset));
  }
  const start = length(body);
  const comment = bytesOf(end.comment ?? "");
  const count = end.count ?? parts.length;
  const record = numbers([
    [4, 0x06054b50],
    [2, end.disk ?? 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, length(central)],
    [4, end.start ?? start],
    [2, comment.length],
  ]);
  return join([...body, ...central, record, comment, end.after ?? new Uint8Array()]);
}

interface Fields {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
  readonly crc: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
}

function fieldsOf(part: ZipPart): Fields {
  const plain = bytesOf(part.data ?? "");
  const method = part.method ?? 8;
  const data = part.raw ?? (method === 8 ? deflateSync(plain) : plain);
  const packed = part.packed ?? data.length;
  const unpacked = part.unpacked ?? plain.length;
  return { name: bytesOf(part.path), data, crc: part.crc ?? crc32(plain), method, packed, unpacked };
}

function localHeader(part: ZipPart, { name, crc, method, packed, unpacked }: Fields): Uint8Array {
  const own = part.localPath === undefined ? name : bytesOf(part.localPath);
  const header = numbers([
    [4, 0x04034b50],
    [2, 20],
    [2, part.flags ?? 0x800],
    [2, part.localMethod ?? method],
    [4, 0x00210000],
    [4, crc],
    [4, packed],
    [4, unpacked],
    [2, own.length],
    [2, 0],
  ]);
  return join([header, own]);
}

function centralHeader(part: ZipPart, { name, crc, method, packed, unpacked }: Fields, offset: number): Uint8Array {
  const header = numbers([
    [4, 0x02014b50],
    [1, 20],
    [1, part.madeOn ?? 3],
    [2, 20],
    [2, part.flags ?? 0x800],
    [2, method],
    [4, 0x00210000],
    [4, crc],
    [4, packed],
    [4, unpacked],
    [2, name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, ((part.mode ?? 0o100644) << 16) >>> 0],
    [4, offset],
  ]);
  return join([header, name]);
}

function numbers(fields: readonly (readonly [size: 1 | 2 | 4, value: number])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([size, value]) => Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255)),
  );
}

function bytesOf(value: Uint8Array | string): Uint8Array {
  return typeof value === "string" ? encoder.encode(value) : value;
}

function length(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(length(pieces));
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}
