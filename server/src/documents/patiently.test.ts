import { expect, test } from "vitest";
import { patiently } from "./patiently.ts";

/** Steps that take a few milliseconds each. */
function* steps(count: number, done: number[]): Generator<void> {
  for (let i = 0; i < count; i++) {
    const end = performance.now() + 3;
    while (performance.now() < end);
    done.push(i);
    yield;
  }
}

test("others have their turn while it runs", async () => {
  const done: number[] = [];
  const seen: number[] = [];
  const others = setInterval(() => seen.push(done.length));
  expect(await patiently(steps(20, done), () => false)).toBe(true);
  clearInterval(others);
  expect(done.length).toBe(20);
  expect(seen.filter(count => count > 0 && count < 20).length).toBeGreaterThan(1);
});

test("nothing is done any more once it is stopped", async () => {
  const done: number[] = [];
  let stopped = false;
  setTimeout(() => {
    stopped = true;
  }, 1);
  expect(await patiently(steps(1000, done), () => stopped)).toBe(false);
  const then = done.length;
  expect(then).toBeLessThan(1000);
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(done.length).toBe(then);
  expect(await patiently(steps(1, done), () => true)).toBe(false);
  expect(done.length).toBe(then);
});
