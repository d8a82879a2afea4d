import {
  join,
  moduleHeader,
  named,
  reader,
  readSections,
  type Section,
  section,
  sections,
  signed,
  unsigned,
} from "./wasm-bytes.ts";

/** A kernel taken apart once, so that putting a payload in is little more than copying it. */
export interface OpenKernel {
  /** Sections that stand before DataCount, as they are. */
  readonly before: Uint8Array;
  /** The code section without its count, cut around the two bodies that are replaced. */
  readonly code: { readonly count: number; readonly pieces: readonly Uint8Array[]; readonly order: readonly Stub[] };
  readonly segments: { readonly count: number; readonly bytes: Uint8Array };
  /** Custom sections at the end. */
  readonly after: Uint8Array;
}

type Stub = "length" | "read";
const stubs: Readonly<Record<string, Stub>> = { agent_blob_len: "length", agent_blob_read: "read" };

/** Takes a kernel apart. Throws a sentence if it is no module or lacks the two functions to fill in. */
export function openKernel(module: Uint8Array): OpenKernel {
  const all = readSections(module);
  const places = stubPlaces(all);
  const codeAt = all.findIndex(one => one.id === sections.code);
  const dataAt = all.findIndex(one => one.id === sections.data);
  if (codeAt < 0 || dataAt < codeAt) throw new Error("This kernel has no code or no data section.");
  const plain = (list: Section[]) => join(list.flatMap(one => section(one.id, one.bytes)));
  const data = reader((all[dataAt] as Section).bytes);
  const count = data.unsigned();
  return {
    before: plain(all.slice(0, codeAt).filter(one => one.id !== sections.dataCount)),
    code: cutCode((all[codeAt] as Section).bytes, places),
    segments: { count, bytes: (all[dataAt] as Section).bytes.subarray(data.position) },
    after: plain(all.slice(dataAt + 1)),
  };
}

/**
 * The kernel with `payload` in it and `custom` as custom section `name`. One passive data segment is appended, so no
 * index moves; `agent_blob_len` then answers its length, `agent_blob_read` copies it to where it is asked to.
 */
export function inject(kernel: OpenKernel, payload: Uint8Array, name: string, custom: Uint8Array): Uint8Array {
  const segment = kernel.segments.count;
  const bodies = { length: lengthBody(payload.length), read: readBody(segment, payload.length) };
  const code = kernel.code.pieces.flatMap((piece, index) => {
    const stub = kernel.code.order[index];
    return stub ? [piece, bodies[stub]] : [piece];
  });
  const passive = 1;
  return join([
    moduleHeader,
    kernel.before,
    ...section(sections.dataCount, unsigned(segment + 1)),
    ...section(sections.code, unsigned(kernel.code.count), ...code),
    ...section(
      sections.data,
      unsigned(segment + 1),
      kernel.segments.bytes,
      new Uint8Array([passive]),
      unsigned(payload.length),
      payload,
    ),
    kernel.after,
    ...section(sections.custom, ...named(name), custom),
  ]);
}

/** Body index -> stub, in order. The kernel imports nothing, so a function's number is its body's. */
function stubPlaces(all: readonly Section[]): Map<number, Stub> {
  if (all.some(one => one.id === sections.import)) throw new Error("A kernel must import nothing.");
  const exported = all.find(one => one.id === sections.export);
  if (!exported) throw new Error("This kernel exports nothing.");
  const from = reader(exported.bytes);
  const found: [number, Stub][] = [];
  for (let left = from.unsigned(); left > 0; left--) {
    const name = from.text();
    const kind = from.byte();
    const index = from.unsigned();
    const stub = stubs[name];
    if (stub && kind === 0) found.push([index, stub]);
  }
  if (found.length !== 2) throw new Error("This kernel lacks agent_blob_len or agent_blob_read.");
  return new Map(found.sort((a, b) => a[0] - b[0]));
}

function cutCode(bytes: Uint8Array, places: ReadonlyMap<number, Stub>): OpenKernel["code"] {
  const from = reader(bytes);
  const count = from.unsigned();
  const pieces: Uint8Array[] = [];
  let start = from.position;
  for (let index = 0; index < count; index++) {
    const bodyStart = from.position;
    from.take(from.unsigned());
    if (!places.has(index)) continue;
    pieces.push(bytes.subarray(start, bodyStart));
    start = from.position;
  }
  pieces.push(bytes.subarray(start));
  return { count, pieces, order: [...places.values()] };
}

const op = { end: 0x0b, localGet: 0x20, i32Const: 0x41, memoryInit: [0xfc, 8] } as const;
const noLocals = 0;

function lengthBody(length: number): Uint8Array {
  return body([noLocals, op.i32Const, ...signed(length), op.end]);
}

/** memory.init takes destination, offset in the segment, length; then segment and memory stand as immediates. */
function readBody(segment: number, length: number): Uint8Array {
  const all = [op.localGet, 0, op.i32Const, 0, op.i32Const, ...signed(length)];
  return body([noLocals, ...all, ...op.memoryInit, ...unsigned(segment), 0, op.end]);
}

function body(code: readonly number[]): Uint8Array {
  return join([unsigned(code.length), new Uint8Array(code)]);
}
