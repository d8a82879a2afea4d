import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { BuildCache } from "../build/host.ts";
import { diskCache } from "./disk.ts";
import { memoryCache } from "./memory.ts";

const fingerprint = "0123456789abcdef".repeat(4);
const plugin = Uint8Array.from({ length: 2000 }, (_, index) => index);
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "agentwright-cache-"));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 9 }));

async function entry(): Promise<string> {
  const own = path.join(folder, "v1");
  const [name] = await readdir(own);
  return path.join(own, name ?? "");
}

test("what was put is got again, by another cache on the same folder too", async () => {
  await diskCache(folder).put(fingerprint, plugin);
  expect(await diskCache(folder).get(fingerprint)).toEqual(plugin);
  expect(await diskCache(folder).get("f".repeat(64))).toBeUndefined();
  expect(await readdir(path.join(folder, "v1"))).toEqual([fingerprint]);
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ["cut off", bytes => bytes.subarray(0, bytes.length - 1)],
  ["longer", bytes => Buffer.concat([bytes, Buffer.from([1])])],
  [
    "one bit changed",
    bytes => {
      const other = Buffer.from(bytes);
      other[1000] = (other[1000] ?? 0) ^ 1;
      return other;
    },
  ],
  ["empty", () => Buffer.alloc(0)],
  ["without a head", bytes => bytes.subarray(bytes.indexOf("\n") + 1)],
  ["of a later version", bytes => Buffer.from(bytes.toString("latin1").replace('"entry":1', '"entry":2'), "latin1")],
])("an entry that is %s is a miss, and can be put again", async (_, damage) => {
  const cache = diskCache(folder);
  await cache.put(fingerprint, plugin);
  const file = await entry();
  await writeFile(file, damage(await readFile(file)));
  expect(await cache.get(fingerprint)).toBeUndefined();
  await cache.put(fingerprint, plugin);
  expect(await cache.get(fingerprint)).toEqual(plugin);
});

test("the folder stays under its size, and what was used last stays longest", async () => {
  const cache = diskCache(folder, { bytes: 50 * plugin.length });
  const name = (index: number) => index.toString(16).padStart(64, "0");
  const oldest = name(0);
  await cache.put(oldest, plugin);
  for (let i = 1; i < 40; i++) await cache.put(name(i), plugin);
  const own = path.join(folder, "v1");
  const long = new Date(Date.now() - 60_000);
  for (const entry of await readdir(own)) await utimes(path.join(own, entry), long, long);
  expect(await cache.get(oldest)).toEqual(plugin);
  for (let i = 40; i < 81; i++) await cache.put(name(i), plugin);
  expect((await readdir(own)).length).toBeLessThanOrEqual(50);
  expect(await cache.get(oldest)).toEqual(plugin);
  expect(await cache.get(name(80))).toEqual(plugin);
});

test("a cache that can't be written costs nothing but time", async () => {
  const file = path.join(folder, "file");
  await writeFile(file, "");
  const cache = diskCache(file);
  await cache.put(fingerprint, plugin);
  expect(await cache.get(fingerprint)).toBeUndefined();
});

test("memory keeps the last ones and asks the cache behind it for others", async () => {
  const behind = diskCache(folder);
  const cache = memoryCache(behind, 2);
  for (const name of ["a", "b", "c"]) await cache.put(name, plugin);
  await vi.waitFor(async () => expect((await readdir(path.join(folder, "v1"))).sort()).toEqual(["a", "b", "c"]));
  await rm(folder, { recursive: true });
  expect(await cache.get("a")).toBeUndefined();
  expect(await cache.get("b")).toEqual(plugin);
  expect(await cache.get("c")).toEqual(plugin);
});

test("nobody waits for the disk, and a disk that fails costs nothing", async () => {
  const never: BuildCache = { get: async () => undefined, put: () => new Promise(() => {}) };
  const waiting = memoryCache(never);
  await waiting.put("a", plugin);
  expect(await waiting.get("a")).toEqual(plugin);
  const broken = memoryCache({ get: async () => undefined, put: () => Promise.reject(new Error("full")) });
  await broken.put("a", plugin);
  expect(await broken.get("a")).toEqual(plugin);
});
