import { join } from "./wasm-bytes.ts";

/** A module is found by `import`, a resource by `host.resource`; the numbers are those of c/payload.h. */
export const entryKinds = { module: 0, resource: 1 } as const;

/** One named piece of the payload. */
export interface PayloadEntry {
  readonly kind: keyof typeof entryKinds;
  readonly name: string;
  readonly data: Uint8Array | string;
}

const encoder = new TextEncoder();
const magic = encoder.encode("AWP1");
const zero = new Uint8Array(1);

/**
 * The bytes that c/payload.c reads. All numbers are 32-bit little-endian: `AWP1`, memory in MB, computing in ms, number
 * of entries; each entry is kind, length of its name, length of its data, then name and data, each followed by a zero.
 */
export function writePayload(memoryMb: number, computeMs: number, entries: readonly PayloadEntry[]): Uint8Array {
  const pieces = entries.flatMap(entry => {
    const name = encoder.encode(entry.name);
    const data = typeof entry.data === "string" ? encoder.encode(entry.data) : entry.data;
    return [numbers(entryKinds[entry.kind], name.length, data.length), name, zero, data, zero];
  });
  return join([magic, numbers(memoryMb, computeMs, entries.length), ...pieces]);
}

function numbers(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value, true);
  return bytes;
}
