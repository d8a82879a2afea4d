import { expect, test } from "vitest";
import { joined } from "./joined.ts";

/** Work whose runs end by hand, in order. */
function byHand() {
  const ends: (() => void)[] = [];
  const fails: ((error: Error) => void)[] = [];
  const run = joined(
    () =>
      new Promise<void>((resolve, reject) => {
        ends.push(resolve);
        fails.push(reject);
      }),
  );
  return { run, ends, fails };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

test("calls during a run share one more run, which begins when the first has ended", async () => {
  const { run, ends } = byHand();
  const first = run();
  const [second, third] = [run(), run()];
  expect(second).toBe(third);
  await settled();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await settled();
  expect(ends).toHaveLength(2);

  const fourth = run();
  expect(fourth).not.toBe(third);
  ends[1]?.();
  await third;
  await settled();
  expect(ends).toHaveLength(3);
  ends[2]?.();
  await fourth;
  await settled();

  void run();
  expect(ends).toHaveLength(4);
});

test("a run that fails says so to its caller, and the next one still runs", async () => {
  const { run, ends, fails } = byHand();
  const [first, second] = [run(), run()];
  fails[0]?.(new Error("no database"));
  await expect(first).rejects.toThrow("no database");
  await settled();
  ends[1]?.();
  await second;
});
