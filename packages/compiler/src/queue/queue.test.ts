import type { BuildEvent, Priority } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { BuildCancelled, BuildFailure } from "../build/failure.ts";
import type { BuildHost } from "../build/host.ts";
import { BuildRun } from "../build/run.ts";
import { Places } from "./places.ts";
import { buildQueue } from "./queue.ts";

/** The queue asks its host for the time alone. */
const host = { now: () => Date.now() } as BuildHost;

function runOf(signal?: AbortSignal, priority?: Priority) {
  const events: BuildEvent[] = [];
  const request = { id: "1", path: "/a.agent.yaml", root: "/", ...(priority && { priority }) };
  const run = new BuildRun(request, host, event => events.push(event), signal);
  const logs = () => events.flatMap(event => (event.type === "log" ? [`${event.level}: ${event.message}`] : []));
  return { run, logs };
}

/** Work that ends when it is told to. */
function work() {
  let end = () => {};
  const ended = new Promise<void>(resolve => (end = resolve));
  return { end, start: () => ended };
}

test("two builds go on at once, the third waits and says so", async () => {
  const queue = buildQueue();
  const [a, b] = [work(), work()];
  const first = queue.run(runOf().run, "embedded", a.start);
  const second = queue.run(runOf().run, "embedded", b.start);
  const third = runOf();
  const fourth = runOf();
  const order: string[] = [];
  const waiting = [
    queue.run(third.run, "embedded", async () => order.push("third")),
    queue.run(fourth.run, "embedded", async () => order.push("fourth")),
  ];
  expect(third.logs()).toEqual(["info: Waiting for a free place: 2 builds with embedded are going on."]);
  expect(fourth.logs()).toEqual([
    "info: Waiting for a free place: 2 builds with embedded are going on, another one waits.",
  ]);
  const elsewhere = runOf();
  await queue.run(elsewhere.run, "go", async () => {});
  expect(elsewhere.logs()).toEqual([]);
  expect(order).toEqual([]);
  a.end();
  await Promise.all([first, ...waiting]);
  expect(order).toEqual(["third", "fourth"]);
  b.end();
  await second;
});

test("those that a person waits for go first, the rest in the order they came", async () => {
  const places = new Places(1);
  const leave = await places.enter("background");
  const order: string[] = [];
  const come = async (name: string, priority: Priority) => {
    const out = await places.enter(priority);
    order.push(name);
    out();
    out();
  };
  const all = [come("a", "background"), come("b", "background"), come("c", "interactive"), come("d", "interactive")];
  leave();
  await Promise.all(all);
  expect(order).toEqual(["c", "d", "a", "b"]);
  expect(places.free).toBe(true);
});

test("a build is cancelled while it waits, and takes nobody's place", async () => {
  const places = new Places(1);
  const leave = await places.enter("interactive");
  const controller = new AbortController();
  const cancelled = places.enter("interactive", controller.signal);
  const next = places.enter("interactive");
  controller.abort();
  await expect(cancelled).rejects.toBeInstanceOf(BuildCancelled);
  expect(places.waiting).toBe(1);
  leave();
  (await next)();
  await expect(places.enter("interactive", controller.signal)).rejects.toBeInstanceOf(BuildCancelled);
  expect(places.free).toBe(true);
});

test("a failure leaves its place to the next", async () => {
  const queue = buildQueue();
  const fail = () => queue.run(runOf().run, "go", () => Promise.reject(new BuildFailure("toolchain-failed", "No.")));
  await expect(fail()).rejects.toThrow("No.");
  await expect(fail()).rejects.toThrow("No.");
});

test("what may pass by itself is tried three times at most, and each try is said", async () => {
  const queue = buildQueue({ pauses: [1, 2] });
  let tries = 0;
  const flaky = (good: number) => async () => {
    if (++tries < good) throw new BuildFailure("offline", "The connection was cut.", { retry: true });
    return tries;
  };
  const { run, logs } = runOf();
  expect(await queue.run(run, "github", flaky(3))).toBe(3);
  expect(logs()).toEqual([
    "warn: Try 1 of 3: The connection was cut. It is tried again in 0.001 s.",
    "warn: Try 2 of 3: The connection was cut. It is tried again in 0.002 s.",
  ]);
  tries = 0;
  await expect(queue.run(runOf().run, "github", flaky(4))).rejects.toThrow("cut");
  expect(tries).toBe(3);
  tries = 0;
  const lasting = async () => {
    tries++;
    throw new BuildFailure("workflow-missing", "No.");
  };
  await expect(queue.run(runOf().run, "github", lasting)).rejects.toThrow("No.");
  expect(tries).toBe(1);
});

test("a cancel ends the pause before the next try", async () => {
  const queue = buildQueue({ pauses: [60_000] });
  const controller = new AbortController();
  const failing = queue.run(runOf(controller.signal).run, "github", () =>
    Promise.reject(new BuildFailure("offline", "Cut.", { retry: true })),
  );
  setTimeout(() => controller.abort(), 20);
  await expect(failing).rejects.toBeInstanceOf(BuildCancelled);
});

test("a backend that takes too long is told to stop, and the build says why it failed", async () => {
  const queue = buildQueue({ limits: { go: { places: 1, limitMs: 30 } } });
  const stopped = queue.run(
    runOf().run,
    "go",
    run => new Promise((_, reject) => run.signal?.addEventListener("abort", () => reject(new BuildCancelled()))),
  );
  await expect(stopped).rejects.toMatchObject({
    error: { code: "limit", message: "The build with go took longer than 0.03 seconds and was ended." },
  });
  // One that does not listen gets a moment, then the build ends without it.
  await expect(queue.run(runOf().run, "go", () => new Promise(() => {}))).rejects.toMatchObject({
    error: { code: "limit" },
  });
});

test("the work's run still hears the caller's cancel", async () => {
  const controller = new AbortController();
  const { run } = runOf(controller.signal);
  const seen = buildQueue().run(run, "go", async limited => {
    controller.abort();
    limited.stopIfCancelled();
  });
  await expect(seen).rejects.toBeInstanceOf(BuildCancelled);
});
