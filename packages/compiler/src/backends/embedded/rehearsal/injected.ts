import { type OpenKernel, openKernel } from "@agentwright/kernel/inject";
import { moduleHeader, type Reader, reader, sections } from "@agentwright/kernel/wasm-bytes";
import { PluginProblem } from "@agentwright/runtime";
import { sameBytes } from "../../../shared/same-bytes.ts";

const opened = new WeakMap<Uint8Array, OpenKernel>();
const op = { end: 0x0b, localGet: 0x20, i32Const: 0x41, bulk: 0xfc, memoryInit: 8 } as const;
const passive = 1;

/**
 * The payload that a plugin hands to its own kernel. The plugin is read from its first byte to its last: everything
 * must be `kernel`'s, byte for byte, but one more data segment, the two functions that hand it out, and one custom
 * section. So it is as valid as the kernel, and nothing has to be compiled. Throws a PluginProblem otherwise. Pass the
 * same array for the kernel again.
 */
export function injectedPayload(plugin: Uint8Array, kernel: Uint8Array): Uint8Array {
  const own = opened.get(kernel) ?? openKernel(kernel);
  opened.set(kernel, own);
  const from = reader(plugin);
  expectBytes(from, moduleHeader);
  expectBytes(from, own.before);
  const segment = own.segments.count;
  const count = sectionOf(from, sections.dataCount);
  expectNumber(count.unsigned(), segment + 1);
  expectEnd(count);
  const handing = readCode(sectionOf(from, sections.code), own);
  const payload = readData(sectionOf(from, sections.data), own);
  expectBytes(from, own.after);
  sectionOf(from, sections.custom);
  expectEnd(from);
  expectLength(handing.length, payload.length);
  expectRead(handing.read, segment, payload.length);
  return payload;
}

type Bodies = Record<OpenKernel["code"]["order"][number], Uint8Array>;

function readCode(from: Reader, { code }: OpenKernel): Bodies {
  const bodies: Partial<Bodies> = {};
  expectNumber(from.unsigned(), code.count);
  for (const [index, piece] of code.pieces.entries()) {
    expectBytes(from, piece);
    const stub = code.order[index];
    if (stub) bodies[stub] = from.take(from.unsigned());
  }
  expectEnd(from);
  return bodies as Bodies;
}

function readData(from: Reader, { segments }: OpenKernel): Uint8Array {
  expectNumber(from.unsigned(), segments.count + 1);
  expectBytes(from, segments.bytes);
  expectNumber(from.byte(), passive);
  const payload = from.take(from.unsigned());
  expectEnd(from);
  return payload;
}

/** `i32.const length`. */
function expectLength(body: Uint8Array, length: number): void {
  const from = withoutLocals(body);
  expectNumber(from.byte(), op.i32Const);
  expectNumber(signed(from), length);
  expectNumber(from.byte(), op.end);
  expectEnd(from);
}

/** `memory.init` to where the argument says, from the start of the segment, its whole length; in memory 0. */
function expectRead(body: Uint8Array, segment: number, length: number): void {
  const from = withoutLocals(body);
  expectNumber(from.byte(), op.localGet);
  expectNumber(from.unsigned(), 0);
  expectNumber(from.byte(), op.i32Const);
  expectNumber(signed(from), 0);
  expectNumber(from.byte(), op.i32Const);
  expectNumber(signed(from), length);
  expectNumber(from.byte(), op.bulk);
  expectNumber(from.unsigned(), op.memoryInit);
  expectNumber(from.unsigned(), segment);
  expectNumber(from.unsigned(), 0);
  expectNumber(from.byte(), op.end);
  expectEnd(from);
}

function withoutLocals(body: Uint8Array): Reader {
  const from = reader(body);
  expectNumber(from.unsigned(), 0);
  return from;
}

/** Signed LEB128 of at most 32 bits. */
function signed(from: Reader): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const next = from.byte();
    value |= (next & 127) << shift;
    if (next < 128) return shift < 25 && (next & 64) !== 0 ? value | (-1 << (shift + 7)) : value;
    if (shift > 25) throw foreign();
  }
}

function sectionOf(from: Reader, id: number): Reader {
  expectNumber(from.byte(), id);
  return reader(from.take(from.unsigned()));
}

function expectBytes(from: Reader, bytes: Uint8Array): void {
  if (!sameBytes(from.take(bytes.length), bytes)) throw foreign();
}

function expectNumber(is: number, should: number): void {
  if (is !== should) throw foreign();
}

function expectEnd(from: Reader): void {
  if (!from.done) throw foreign();
}

function foreign(): PluginProblem {
  return new PluginProblem("plugin", "The plugin holds code that is not the kernel's");
}
