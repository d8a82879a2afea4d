import { expect, test } from "vitest";
import { readLastWords, WasiExit } from "./exit.ts";
import { openWasi, type Wasi } from "./open.ts";

function started(): { wasi: Wasi; view: DataView; call(name: string, ...values: (number | bigint)[]): number } {
  const wasi = openWasi();
  const buffer = new ArrayBuffer(1024);
  wasi.attach({ buffer });
  const functions = wasi.imports.wasi_snapshot_preview1 as Record<string, (...values: (number | bigint)[]) => number>;
  return { wasi, view: new DataView(buffer), call: (name, ...values) => functions[name]?.(...values) ?? -1 };
}

/** Writes a text to a file of the module; answers what the function answers. */
function write({ view, call }: ReturnType<typeof started>, file: number, text: string): number {
  const bytes = new TextEncoder().encode(text);
  new Uint8Array(view.buffer).set(bytes, 100);
  view.setUint32(0, 100, true);
  view.setUint32(4, bytes.length, true);
  return call("fd_write", file, 0, 1, 8);
}

test("time is what the host says, and the monotonic clock never shows 0", () => {
  const { wasi, view, call } = started();
  call("clock_time_get", 1, 0n, 16);
  expect(view.getBigUint64(16, true)).toBe(1n);
  wasi.setClock(1767225600000);
  call("clock_time_get", 0, 0n, 16);
  expect(view.getBigUint64(16, true)).toBe(1767225600000_000_000n);
});

test("sleeping takes no time, and only the monotonic clock sees it", () => {
  const { view, call } = started();
  view.setBigUint64(100, 7n, true);
  view.setBigUint64(124, 5_000_000n, true);
  expect(call("poll_oneoff", 100, 200, 1, 300)).toBe(0);
  expect([view.getBigUint64(200, true), view.getUint16(208, true), view.getUint32(300, true)]).toEqual([7n, 0, 1]);
  call("clock_time_get", 1, 0n, 16);
  expect(view.getBigUint64(16, true)).toBe(5_000_001n);
  call("clock_time_get", 0, 0n, 16);
  expect(view.getBigUint64(16, true)).toBe(0n);
});

test("waiting for a file is refused", () => {
  const { view, call } = started();
  view.setUint8(108, 1);
  call("poll_oneoff", 100, 200, 1, 300);
  expect(view.getUint16(208, true)).toBe(8);
});

test("the same seed gives the same bytes, another gives others", () => {
  const bytes = (seed: number) => {
    const { wasi, view, call } = started();
    wasi.seed(seed);
    call("random_get", 0, 16);
    return [...new Uint8Array(view.buffer, 0, 16)];
  };
  expect(bytes(1)).toEqual(bytes(1));
  expect(bytes(1)).not.toEqual(bytes(2));
  expect(new Set(bytes(0)).size).toBeGreaterThan(8);
});

test("what is printed becomes lines, cut characters are put together, and other files are refused", () => {
  const at = started();
  expect(write(at, 1, "one\ntw")).toBe(0);
  expect(at.view.getUint32(8, true)).toBe(6);
  write(at, 2, "bad\n");
  write(at, 1, "o\nrest");
  expect(write(at, 3, "x")).toBe(8);
  expect(at.wasi.takeLines()).toEqual([
    { level: "info", message: "one" },
    { level: "error", message: "bad" },
    { level: "info", message: "two" },
    { level: "info", message: "rest" },
  ]);
  for (let line = 0; line < 250; line++) write(at, 1, "x\n");
  expect(at.wasi.takeLines().at(-1)).toEqual({ level: "warn", message: "50 more lines were dropped." });
});

test("files, sockets, arguments and environment are not there", () => {
  const { view, call } = started();
  expect(["path_open", "fd_read", "sock_accept"].map(name => call(name, 0, 0, 0, 0, 0, 0n, 0n, 0, 0))).toEqual([
    58, 58, 58,
  ]);
  expect(call("fd_prestat_get", 3, 0)).toBe(8);
  view.setUint32(0, 9, true);
  expect([call("environ_sizes_get", 0, 4), view.getUint32(0, true)]).toEqual([0, 0]);
  expect(() => call("proc_exit", 2)).toThrow(WasiExit);
});

test.each([
  ["runtime: goroutine stack exceeds 16777216-byte limit", "stack-overflow"],
  ["fatal error: out of memory", "out-of-memory"],
  ["fatal error: all goroutines are asleep - deadlock!", "stuck"],
  ["panic: no stock", "thrown"],
  ["fatal error: concurrent map writes", "thrown"],
])("reads why Go ended: %s", (words, code) => {
  const told = readLastWords([
    { level: "info", message: "panic: not me" },
    { level: "error", message: words },
    { level: "error", message: "goroutine 7 [running]:" },
  ]);
  expect(told).toMatchObject({ error: { code }, logs: [{ message: "panic: not me" }] });
});

test("lines of a module that broke off without a word are all its own", () => {
  expect(readLastWords([{ level: "error", message: "x" }])).toEqual({ logs: [{ level: "error", message: "x" }] });
});
