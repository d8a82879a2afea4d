import { openKernel } from "@agentwright/kernel/inject";
import { join, moduleHeader, reader, readSections, section, sections, unsigned } from "@agentwright/kernel/wasm-bytes";
import { sameBytes } from "../../../shared/same-bytes.ts";

/** A body of three bytes: no locals, `unreachable`, `end` (WebAssembly core specification 2.0, 5.4.1). */
const trap = new Uint8Array([3, 0, 0x00, 0x0b]);

interface OpenCode {
  /** The bodies around the two that a plugin replaces, as they are and with nothing but `unreachable` in each. */
  readonly pieces: readonly { readonly whole: Uint8Array; readonly empty: Uint8Array }[];
}

const opened = new WeakMap<Uint8Array, OpenCode>();

/**
 * The plugin with every function that it shares with `kernel` emptied, so that compiling it costs a tenth. What is left
 * is all that the injector wrote. Throws a sentence if a function is not, byte for byte, the kernel's: those were
 * compiled, and thereby validated, with the kernel. Pass the same array for the kernel again.
 */
export function outlineOf(plugin: Uint8Array, kernel: Uint8Array): Uint8Array {
  const code = opened.get(kernel) ?? openCode(kernel);
  opened.set(kernel, code);
  const outline = readSections(plugin).flatMap(({ id, bytes }) => {
    if (id === sections.custom) return [];
    return section(id, ...(id === sections.code ? emptied(bytes, code) : [bytes]));
  });
  return join([moduleHeader, ...outline]);
}

function openCode(kernel: Uint8Array): OpenCode {
  const { code } = openKernel(kernel);
  const pieces = code.pieces.map(whole => ({ whole, empty: join(Array(bodies(whole)).fill(trap)) }));
  return { pieces };
}

function bodies(piece: Uint8Array): number {
  const from = reader(piece);
  let count = 0;
  for (; !from.done; count++) from.take(from.unsigned());
  return count;
}

function emptied(bytes: Uint8Array, code: OpenCode): Uint8Array[] {
  const from = reader(bytes);
  const result = [unsigned(from.unsigned())];
  for (const [index, { whole, empty }] of code.pieces.entries()) {
    if (!sameBytes(from.take(whole.length), whole)) throw new Error("Its functions are not those of the kernel");
    result.push(empty);
    if (index === code.pieces.length - 1) break;
    const start = from.position;
    from.take(from.unsigned());
    result.push(bytes.subarray(start, from.position));
  }
  if (!from.done) throw new Error("It holds more functions than the kernel");
  return result;
}
