import { expect, test } from "vitest";
import { effectiveOptions, retryTimeline } from "./retry.ts";

test("an option is the step's own, else the flow's, else pgflow's", () => {
  expect(effectiveOptions({}, {})).toEqual({ maxAttempts: 3, baseDelay: 5, timeout: 60, startDelay: 0 });
  expect(effectiveOptions({ maxAttempts: 7, timeout: 30 }, { timeout: 10, startDelay: 4 })).toEqual({
    maxAttempts: 7,
    baseDelay: 5,
    timeout: 10,
    startDelay: 4,
  });
});

test("each attempt runs into its limit, and the waits double", () => {
  const { attempts, more } = retryTimeline({ maxAttempts: 3, baseDelay: 5, timeout: 60, startDelay: 2 });
  expect(attempts).toEqual([
    { attempt: 1, from: 2, until: 62, wait: 10 },
    { attempt: 2, from: 72, until: 132, wait: 20 },
    { attempt: 3, from: 152, until: 212 },
  ]);
  expect(more).toBe(0);
});

test("the wait is rounded down", () => {
  const { attempts } = retryTimeline({ maxAttempts: 2, baseDelay: 1.3, timeout: 3, startDelay: 0 });
  expect(attempts[0]?.wait).toBe(2);
});

test("one attempt has no wait", () => {
  const { attempts } = retryTimeline({ maxAttempts: 1, baseDelay: 5, timeout: 60, startDelay: 0 });
  expect(attempts).toEqual([{ attempt: 1, from: 0, until: 60 }]);
});

test("a long row is cut, and the rest counted", () => {
  const { attempts, more } = retryTimeline({ maxAttempts: 20, baseDelay: 1, timeout: 3, startDelay: 0 }, 4);
  expect(attempts).toHaveLength(4);
  expect(more).toBe(16);
});

test("a wait that PostgreSQL can't hold ends the row", () => {
  const { attempts, more } = retryTimeline({ maxAttempts: 40, baseDelay: 1, timeout: 3, startDelay: 0 }, 100);
  expect(attempts).toHaveLength(31);
  expect(attempts.at(-1)).toMatchObject({ attempt: 31, wait: 2 ** 31, overflow: true });
  expect(more).toBe(0);
});
