import { expect, test } from "vitest";
import { inject, openKernel } from "./inject.ts";
import { writePayload } from "./payload.ts";
import { readSections, signed, unsigned } from "./wasm-bytes.ts";

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => (typeof part === "number" ? [part] : [...new TextEncoder().encode(part)])));

/** The smallest kernel there can be: one page of memory, one active data segment, and the two functions to fill in. */
const tiny = bytes(
  ...[0, "asm", 1, 0, 0, 0],
  ...[1, 9, 2, 0x60, 0, 1, 0x7f, 0x60, 1, 0x7f, 0], // types: () -> i32 and (i32) -> ()
  ...[3, 3, 2, 0, 1], // functions: 0 has the first type, 1 the second
  ...[5, 3, 1, 0, 1], // one memory of at least one page
  ...exportSection(),
  ...[10, 9, 2, 4, 0, 0x41, 0, 0x0b, 2, 0, 0x0b], // code: `i32.const 0` and nothing
  ...[11, 8, 1, 0, 0x41, 0, 0x0b, 2, "hi"], // data: "hi" at 0
);

function exportSection(): (string | number)[] {
  return [7, 45, 3, 6, "memory", 2, 0, 14, "agent_blob_len", 0, 0, 15, "agent_blob_read", 0, 1];
}

test("the payload becomes a passive segment, and the two functions tell of it", () => {
  const plugin = inject(openKernel(tiny), bytes("payload"), "agent.manifest", bytes("{}"));
  expect(plugin).toEqual(
    bytes(
      ...[0, "asm", 1, 0, 0, 0],
      ...[1, 9, 2, 0x60, 0, 1, 0x7f, 0x60, 1, 0x7f, 0],
      ...[3, 3, 2, 0, 1],
      ...[5, 3, 1, 0, 1],
      ...exportSection(),
      ...[12, 1, 2], // DataCount: two segments
      ...[10, 19, 2],
      ...[4, 0, 0x41, 7, 0x0b], // i32.const 7
      ...[12, 0, 0x20, 0, 0x41, 0, 0x41, 7, 0xfc, 8, 1, 0, 0x0b], // memory.init segment 1: (local 0, 0, 7)
      ...[11, 17, 2, 0, 0x41, 0, 0x0b, 2, "hi", 1, 7, "payload"],
      ...[0, 17, 14, "agent.manifest", "{}"],
    ),
  );
});

test("what is injected can be taken apart again", () => {
  const plugin = inject(openKernel(tiny), new Uint8Array(300), "x", new Uint8Array(200));
  expect(readSections(plugin).map(one => one.id)).toEqual([1, 3, 5, 7, 12, 10, 11, 0]);
});

test("a module that is no kernel is refused with a sentence", () => {
  expect(() => openKernel(bytes("no module"))).toThrow("This is not a WebAssembly module.");
  expect(() => openKernel(tiny.subarray(0, 8))).toThrow("This kernel exports nothing.");
  expect(() => openKernel(tiny.subarray(0, 40))).toThrow("it ends too early");
});

test("numbers are written as LEB128", () => {
  expect([...unsigned(0), ...unsigned(127), ...unsigned(128), ...unsigned(624485)]).toEqual([
    0, 127, 128, 1, 0xe5, 0x8e, 0x26,
  ]);
  expect([...signed(0), ...signed(63), ...signed(64), ...signed(128), ...signed(8191)]).toEqual([
    0, 63, 0xc0, 0, 0x80, 1, 0xff, 0x3f,
  ]);
});

test("the payload is laid out as the kernel reads it", () => {
  const payload = writePayload(64, 1000, [
    { kind: "module", name: "a.ts", data: "ö" },
    { kind: "resource", name: "r", data: new Uint8Array([0, 255]) },
  ]);
  const word = (value: number) => [value & 255, value >> 8, 0, 0];
  expect(payload).toEqual(
    bytes(
      ...["AWP1", ...word(64), ...word(1000), ...word(2)],
      ...[...word(0), ...word(4), ...word(2), "a.ts", 0, "ö", 0],
      ...[...word(1), ...word(1), ...word(2), "r", 0, 0, 255, 0],
    ),
  );
});
