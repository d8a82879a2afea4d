import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BuildLoop, typingDelay } from "./build-loop.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A loop whose builds end when the test says so. */
function slowLoop() {
  const ends: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const loop = new BuildLoop(signal => {
    signals.push(signal);
    return new Promise(resolve => ends.push(resolve));
  });
  return { loop, ends, signals };
}

test("quick builds follow closely, slow ones wait for a pause, none waits forever", () => {
  expect(typingDelay(0)).toBe(80);
  expect(typingDelay(10)).toBe(80);
  expect(typingDelay(200)).toBe(400);
  expect(typingDelay(5000)).toBe(600);
});

test("a burst of typing makes one build", async () => {
  const { loop, ends } = slowLoop();
  for (let key = 0; key < 20; key++) {
    loop.request();
    await vi.advanceTimersByTimeAsync(30);
  }
  expect(ends).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(ends).toHaveLength(1);
});

test("what changes while a build runs makes exactly one more", async () => {
  const { loop, ends } = slowLoop();
  loop.request(true);
  await vi.advanceTimersByTimeAsync(0);
  loop.request(true);
  await vi.advanceTimersByTimeAsync(0);
  loop.request(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(10);
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(ends).toHaveLength(2);
});

test("a disposed loop cancels its build and begins no other", async () => {
  const { loop, signals, ends } = slowLoop();
  loop.request(true);
  await vi.advanceTimersByTimeAsync(0);
  loop.request(true);
  loop.dispose();
  expect(signals[0]?.aborted).toBe(true);
  ends[0]?.();
  loop.request(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(signals).toHaveLength(1);
});
