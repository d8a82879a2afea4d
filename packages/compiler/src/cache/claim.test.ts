import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BuildCancelled } from "../build/failure.ts";
import { cleanCache } from "./clean.ts";
import { diskCache } from "./disk.ts";
import { takeLock } from "./lock.ts";
import { memoryCache } from "./memory.ts";

const fingerprint = "0123456789abcdef".repeat(4);
const plugin = Uint8Array.from({ length: 500 }, (_, index) => index);
/** No process has this number: it is above every system's highest. */
const nobody = 2 ** 31 - 2;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "agentwright-claim-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));

const own = () => path.join(folder, "v1");
const names = () =>
  readdirSync(own())
    .filter(name => !name.endsWith(".process"))
    .sort();
/** A lock as a process that was killed leaves it. */
function leftLock(suffix = "", content = JSON.stringify({ pid: nobody, at: Date.now() })): string {
  const file = path.join(own(), `${fingerprint}.lock${suffix}`);
  writeFileSync(file, content);
  return file;
}

async function claimed(cache = diskCache(folder)) {
  const claim = await cache.claim?.(fingerprint);
  if (!claim) throw new Error("this cache has no claims");
  return claim;
}

test("who waits gets what the other one made, and no lock stays", async () => {
  const first = await claimed();
  expect(first.plugin).toBeUndefined();
  const onWait = vi.fn();
  const second = diskCache(folder).claim?.(fingerprint, { onWait });
  await vi.waitFor(() => expect(onWait).toHaveBeenCalledTimes(1));
  first.end(plugin);
  expect((await second)?.plugin).toEqual(plugin);
  await vi.waitFor(() => expect(names()).toEqual([fingerprint]));
});

test("after a failure the next one in line makes it", async () => {
  const first = await claimed();
  const second = claimed();
  first.end();
  expect((await second).plugin).toBeUndefined();
});

test("waiting ends with a cancel, and at the latest with its time; then everyone makes it", async () => {
  const first = await claimed();
  const controller = new AbortController();
  const cancelled = diskCache(folder).claim?.(fingerprint, { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await expect(cancelled).rejects.toBeInstanceOf(BuildCancelled);
  const late = await diskCache(folder).claim?.(fingerprint, { waitMs: 30 });
  expect(late?.plugin).toBeUndefined();
  late?.end(plugin);
  await vi.waitFor(async () => expect(await diskCache(folder).get(fingerprint)).toEqual(plugin));
  expect(names()).toContain(`${fingerprint}.lock`);
  first.end(plugin);
});

test("the lock of a process that is gone is succeeded, whatever it says", async () => {
  await diskCache(folder).put(fingerprint, plugin);
  rmSync(path.join(own(), fingerprint));
  for (const content of [JSON.stringify({ pid: nobody, at: Date.now() }), "no JSON", "{}"]) {
    leftLock("", content);
    leftLock("-2", content);
    const claim = await claimed();
    expect(names()).toEqual(["", "-2", "-3"].map(suffix => `${fingerprint}.lock${suffix}`));
    claim.end();
    expect(names()).toEqual([]);
  }
});

test("a number from before the machine was started belongs to nobody", async () => {
  await diskCache(folder).put("other", plugin);
  leftLock("", JSON.stringify({ pid: process.ppid, at: 0 }));
  const claim = await claimed();
  expect(claim.plugin).toBeUndefined();
  claim.end();
});

test("a lock that was just made where there are no hard links, and has no text yet, is somebody's", async () => {
  await diskCache(folder).put("other", plugin);
  const file = leftLock("", "");
  expect(takeLock(path.join(own(), fingerprint))).toBeUndefined();
  const old = new Date(Date.now() - 10_000);
  utimesSync(file, old, old);
  expect(takeLock(path.join(own(), fingerprint))).toMatchObject({ release: expect.any(Function) });
});

test("cleaning takes old locks of the dead, and leaves those of the living", async () => {
  await diskCache(folder).put(fingerprint, plugin);
  const old = new Date(Date.now() - 2 * 60 * 60_000);
  utimesSync(leftLock(), old, old);
  utimesSync(leftLock("-3", JSON.stringify({ pid: process.pid, at: Date.now() })), old, old);
  const half = path.join(own(), `${fingerprint}.77-1.tmp`);
  writeFileSync(half, "half");
  utimesSync(half, old, old);
  await cleanCache(own(), 1e6);
  expect(names()).toEqual([fingerprint, `${fingerprint}.lock-3`]);
});

test("a folder that can't be locked in keeps nobody from making it", async () => {
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  const claim = await claimed(diskCache(file));
  expect(claim.plugin).toBeUndefined();
  claim.end(plugin);
});

test("in one process the second waits for the first, with and without a disk behind", async () => {
  for (const cache of [memoryCache(), memoryCache(diskCache(folder))]) {
    const first = await claimed(cache);
    const second = claimed(cache);
    const controller = new AbortController();
    const third = cache.claim?.(fingerprint, { signal: controller.signal });
    controller.abort();
    await expect(third).rejects.toBeInstanceOf(BuildCancelled);
    first.end(plugin);
    expect((await second).plugin).toBe(plugin);
  }
  await vi.waitFor(() => expect(names()).toEqual([fingerprint]));
});

test("a claim over memory takes what another process has put on the disk", async () => {
  const cache = memoryCache(diskCache(folder));
  expect(await cache.get(fingerprint)).toBeUndefined();
  await diskCache(folder).put(fingerprint, plugin);
  expect((await claimed(cache)).plugin).toEqual(plugin);
  expect((await claimed(cache)).plugin).toEqual(plugin);
});
