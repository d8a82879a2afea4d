import { reader, readSections, sections } from "@agentwright/kernel/wasm-bytes";

const activeSegment = 0;

/**
 * The bytes of a module's last data segment: where the injector puts the payload. Binary format: WebAssembly core
 * specification 2.0, 5.5.14; the offset of an active segment is `i32.const n end` in what our toolchain makes.
 */
export function lastSegment(module: Uint8Array): Uint8Array {
  const data = readSections(module).find(section => section.id === sections.data);
  if (!data) throw new Error("The module has no data.");
  const from = reader(data.bytes);
  let last: Uint8Array = new Uint8Array();
  for (let left = from.unsigned(); left > 0; left--) {
    if (from.unsigned() === activeSegment) {
      from.byte();
      from.unsigned();
      from.byte();
    }
    last = from.take(from.unsigned());
  }
  return last;
}
