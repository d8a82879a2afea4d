import { type Reader, reader, readSections, sections } from "@agentwright/kernel/wasm-bytes";

/** One piece of what the compiler put into a plugin: a module of code, or a resource. */
export interface EmbeddedFile {
  readonly kind: "module" | "resource";
  readonly name: string;
  readonly data: Uint8Array;
}

const magic = "AWP1";
const modes = { active: 0, passive: 1, activeWithMemory: 2 } as const;

/**
 * The files inside a plugin, in the order in which the compiler wrote them; none if the module is not an embedded one.
 * The layout is that of the kernel's payload: the last data segment of the module.
 */
export function embeddedFiles(wasm: Uint8Array): readonly EmbeddedFile[] {
  const data = readSections(wasm).find(section => section.id === sections.data);
  const payload = data && lastSegment(reader(data.bytes));
  if (!payload || new TextDecoder().decode(payload.subarray(0, magic.length)) !== magic) return [];
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const from = reader(payload);
  from.take(magic.length);
  const number = (): number => {
    const value = view.getUint32(from.position, true);
    from.take(4);
    return value;
  };
  number(); // memory
  number(); // computing time
  const files: EmbeddedFile[] = [];
  for (let left = number(); left > 0; left--) {
    const kind = number() === 0 ? "module" : "resource";
    const nameLength = number();
    const dataLength = number();
    const name = new TextDecoder().decode(from.take(nameLength));
    from.take(1);
    files.push({ kind, name, data: from.take(dataLength) });
    from.take(1);
  }
  return files;
}

function lastSegment(from: Reader): Uint8Array | undefined {
  let last: Uint8Array | undefined;
  for (let left = from.unsigned(); left > 0; left--) {
    const mode = from.unsigned();
    if (mode === modes.activeWithMemory) from.unsigned();
    if (mode !== modes.passive) skipOffset(from);
    last = from.take(from.unsigned());
  }
  return last;
}

/** An offset is `i32.const n; end`, as compilers write it. */
function skipOffset(from: Reader): void {
  const end = 0x0b;
  from.byte();
  from.unsigned();
  if (from.byte() !== end) throw new Error("This module places its data in a way that can't be read here.");
}
