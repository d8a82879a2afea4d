import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchdog } from "./watchdog.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => {});
const limits = { calm: 1000, patience: 10_000 };

test("a server that answers is left alone, and asked once for many requests", async () => {
  const ask = vi.fn(async () => undefined);
  const hung = vi.fn();
  const dog = watchdog(ask, hung, limits);
  for (let i = 0; i < 50; i++) dog.touch();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
  dog.touch();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(hung).not.toHaveBeenCalled();
});

test("an error is a sign of life", async () => {
  const hung = vi.fn();
  watchdog(() => Promise.reject(new Error("no such method")), hung, limits).touch();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hung).not.toHaveBeenCalled();
});

test("one that does not answer is told of once", async () => {
  const hung = vi.fn();
  const dog = watchdog(never, hung, limits);
  dog.touch();
  await vi.advanceTimersByTimeAsync(10_900);
  expect(hung).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  dog.touch();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hung).toHaveBeenCalledTimes(1);
  expect(hung).toHaveBeenCalledWith(10);
});

test("after a sleep of the machine the server gets its time again", async () => {
  const hung = vi.fn();
  let answer = () => {};
  const dog = watchdog(() => new Promise<void>(resolve => (answer = resolve)), hung, limits);
  dog.touch();
  await vi.advanceTimersByTimeAsync(1001);
  vi.setSystemTime(Date.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(10_000);
  answer();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hung).not.toHaveBeenCalled();
});

test("nothing is said of one that was stopped", async () => {
  const hung = vi.fn();
  const dog = watchdog(never, hung, limits);
  dog.touch();
  await vi.advanceTimersByTimeAsync(2000);
  dog.dispose();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hung).not.toHaveBeenCalled();
});
