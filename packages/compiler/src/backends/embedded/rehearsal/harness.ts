import { openKernel } from "@agentwright/kernel/inject";
import {
  join,
  moduleHeader,
  named,
  reader,
  readSections,
  section,
  sections,
  unsigned,
} from "@agentwright/kernel/wasm-bytes";

const globalSection = 6;
const exportedGlobal = 3;
/** A mutable i32 that begins with 0 (WebAssembly core specification 2.0, 5.5.9). */
const mutableZero = [0x7f, 1, 0x41, 0, 0x0b];
const op = { end: 0x0b, localGet: 0x20, globalGet: 0x23, memoryCopy: [0xfc, 0x0a, 0, 0] } as const;

/** Names of the two exported globals that say where in memory the payload lies, and how long it is. */
export const payloadGlobals = { at: "payload_at", length: "payload_length" } as const;

/**
 * The kernel as a module that takes its payload from its own memory instead of from a data segment. It is compiled
 * once and then runs any plugin's payload, which spares compiling each new plugin before it can be tried.
 */
export function harnessOf(kernel: Uint8Array): Uint8Array {
  const all = readSections(kernel);
  const globals = all.find(each => each.id === globalSection);
  const exported = all.find(each => each.id === sections.export);
  if (!globals || !exported) throw new Error("This kernel has no globals or exports nothing.");
  const first = reader(globals.bytes).unsigned();
  const at = first;
  const length = first + 1;
  const { code } = openKernel(kernel);
  const bodies = {
    length: body([op.globalGet, ...unsigned(length), op.end]),
    read: body([
      op.localGet,
      0,
      op.globalGet,
      ...unsigned(at),
      op.globalGet,
      ...unsigned(length),
      ...op.memoryCopy,
      op.end,
    ]),
  };
  const pieces = code.pieces.flatMap((piece, index) => {
    const stub = code.order[index];
    return stub ? [piece, bodies[stub]] : [piece];
  });
  const exports = [
    ...named(payloadGlobals.at),
    new Uint8Array([exportedGlobal, ...unsigned(at)]),
    ...named(payloadGlobals.length),
    new Uint8Array([exportedGlobal, ...unsigned(length)]),
  ];
  return join([
    moduleHeader,
    ...all.flatMap(({ id, bytes }) => {
      if (id === globalSection)
        return section(id, ...longer(bytes, 2, [new Uint8Array([...mutableZero, ...mutableZero])]));
      if (id === sections.export) return section(id, ...longer(bytes, 2, exports));
      if (id === sections.code) return section(id, unsigned(code.count), ...pieces);
      return section(id, bytes);
    }),
  ]);
}

/** A section that is a list, with more entries at its end. */
function longer(bytes: Uint8Array, more: number, entries: readonly Uint8Array[]): Uint8Array[] {
  const from = reader(bytes);
  const count = from.unsigned();
  return [unsigned(count + more), bytes.subarray(from.position), ...entries];
}

function body(code: readonly number[]): Uint8Array {
  const noLocals = 0;
  return join([unsigned(code.length + 1), new Uint8Array([noLocals, ...code])]);
}
