import { expect, test } from "vitest";
import { loadPlugin } from "./load.ts";
import { manifestWith } from "./testing/manifest.ts";
import { recurse, type TinyParts, tinyModule, trap } from "./testing/wasm.ts";
import { verifyPlugin } from "./verify.ts";

const manifest = manifestWith();
const { abi, agent, tools, prompts, resources } = manifest;
const description = { ok: true, abi, agent, tools, prompts, resources };

function load(parts: TinyParts) {
  return loadPlugin(tinyModule({ manifest, ...parts }));
}

test("describes itself and is known by its digest", async () => {
  const plugin = await load({ answer: description });
  expect(plugin.describe()).toEqual(description);
  expect(plugin.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(plugin.bytes).toBe(tinyModule({ manifest, answer: description }).length);
});

test("runs _initialize before anything else", async () => {
  const plugin = await load({ initialize: trap, answer: description });
  expect(() => plugin.describe()).toThrow(/could not be started/);
});

test("refuses what is not the ABI", async () => {
  await expect(load({ without: ["agent_alloc", "memory"] })).rejects.toThrow(/does not export agent_alloc, memory/);
  await expect(load({ imports: "env.open_file" })).rejects.toThrow(/asks its host for env.open_file/);
  const newer = await load({ version: 2 });
  expect(() => newer.start()).toThrow(/version 2 of the plugin interface; this Agentwright speaks version 1/);
});

test("takes imports of WASI, and only for what Go made", async () => {
  const go = manifestWith({ target: "go-wasm" });
  const bytes = (imports: `${string}.${string}`, of = go) => tinyModule({ manifest: of, imports, answer: description });
  const plugin = await loadPlugin(bytes("wasi_snapshot_preview1.fd_write"));
  expect(plugin.describe().agent).toEqual(agent);
  await expect(loadPlugin(bytes("wasi_snapshot_preview1.fd_write", manifest))).rejects.toThrow(/asks its host/);
  await expect(loadPlugin(bytes("wasi_snapshot_preview1.proc_raise"))).rejects.toThrow(/asks its host/);
  await expect(loadPlugin(bytes("env.fd_write"))).rejects.toThrow(/asks its host/);
});

test("says of a native plugin where it can run", async () => {
  const elf = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
  await expect(loadPlugin(elf)).rejects.toThrow(/only a Go program can open it/);
});

test("answers a trap as an error, and the next request meets a fresh instance", async () => {
  // Traps if memory byte 0 is set, which it sets itself: so only a fresh instance gets through.
  const once = [0x41, 0, 0x2d, 0, 0, 0x04, 0x40, 0x00, 0x0b, 0x41, 0, 0x41, 1, 0x3a, 0, 0];
  const { call } = callReturning(description);
  const guest = (await load({ answer: description, call: [...once, ...call] })).start();
  expect(guest.request({ op: "describe" })).toMatchObject({ ok: true });
  expect(guest.request({ op: "describe" })).toMatchObject({ ok: false, error: { code: "stuck" } });
  expect(guest.request({ op: "describe" })).toMatchObject({ ok: true });
});

test("tells deep recursion apart", async () => {
  const guest = (await load({ call: recurse })).start();
  expect(guest.request({ op: "describe" })).toMatchObject({ ok: false, error: { code: "stack-overflow" } });
});

test.each([
  ["outside its memory", { call: constant((0xfffffff0n << 32n) | 8n) }, /outside its memory/],
  ["longer than can be", { call: constant((16n << 32n) | 0xf0000000n) }, /too long/],
  ["not JSON", { call: constant((16n << 32n) | 4n) }, /not JSON in UTF-8/],
  [
    "something else",
    { answer: { ok: true, prepared: true } },
    /answer to “describe” can't be used: abi is not a number/,
  ],
  ["no object", { answer: [1] }, /is not an object/],
] as const)("refuses an answer that is %s", async (_, parts, words) => {
  const guest = (await load(parts)).start();
  expect(() => guest.request({ op: "describe" })).toThrow(words);
});

test("verifies that a plugin and its manifest agree", async () => {
  const good = await verifyPlugin(tinyModule({ manifest, answer: description }));
  expect(good).toMatchObject({ ok: true, manifest });
  const other = { ...description, tools: [{ ...tools[0], description: "Does harm." }] };
  const bad = await verifyPlugin(tinyModule({ manifest, answer: other }));
  expect(bad).toEqual({ ok: false, problem: expect.stringContaining("disagree on its tools") });
  const renamed = { ...description, agent: { ...agent, name: "Another" } };
  expect(await verifyPlugin(tinyModule({ manifest, answer: renamed }))).toMatchObject({ ok: false });
  expect(await verifyPlugin(new Uint8Array(3))).toEqual({
    ok: false,
    problem: expect.stringContaining("not a WebAssembly"),
  });
});

function constant(value: bigint): number[] {
  const bytes = [0x42];
  for (let rest = BigInt.asIntN(64, value); ; rest >>= 7n) {
    const low = Number(rest & 0x7fn);
    const next = rest >> 7n;
    const last = (next === 0n && low < 0x40) || (next === -1n && low >= 0x40);
    bytes.push(last ? low : low | 0x80);
    if (last) return bytes;
  }
}

function callReturning(answer: unknown): { call: number[] } {
  const length = new TextEncoder().encode(JSON.stringify(answer)).length;
  return { call: constant((4096n << 32n) | BigInt(length)) };
}
