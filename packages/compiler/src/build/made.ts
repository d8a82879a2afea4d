import type { Made } from "../backends/backend.ts";
import { encodeText } from "../shared/text.ts";

/* How a plugin with modules is kept in the cache. One without is kept as it is. */
const mark = encodeText("AWM1");

/** One array of it all: the mark, the number of parts, their lengths (32 bits, little-endian), then the parts. */
export function packMade({ plugin, modules }: Made): Uint8Array {
  if (modules.length === 0) return plugin;
  const parts = [plugin, ...modules];
  const head = mark.length + 4 + 4 * parts.length;
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, head));
  const view = new DataView(packed.buffer);
  packed.set(mark);
  view.setUint32(mark.length, parts.length, true);
  let at = head;
  for (const [index, part] of parts.entries()) {
    view.setUint32(mark.length + 4 + 4 * index, part.length, true);
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

/** The other way; what comes from the cache is what was put there, whose digest it has checked. */
export function unpackMade(packed: Uint8Array): Made {
  if (!mark.every((byte, index) => packed[index] === byte)) return { plugin: packed, modules: [] };
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const count = view.getUint32(mark.length, true);
  const parts: Uint8Array[] = [];
  let at = mark.length + 4 + 4 * count;
  for (let index = 0; index < count; index++) {
    const length = view.getUint32(mark.length + 4 + 4 * index, true);
    parts.push(packed.subarray(at, at + length));
    at += length;
  }
  const [plugin = packed, ...modules] = parts;
  return { plugin, modules };
}
