interface NodeZlib {
  crc32?(bytes: Uint8Array): number;
}
interface NodeProcess {
  getBuiltinModule?(name: string): unknown;
}

/** Node's own, where it has one (20.15, 22.2), takes a tenth of the time. */
const node = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.("node:zlib") as NodeZlib | undefined;

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as zip archives have it (ISO 3309), unsigned. */
export function crc32(bytes: Uint8Array): number {
  return node?.crc32?.(bytes) ?? slowCrc32(bytes);
}

/** The same, step by step. */
export function slowCrc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}
