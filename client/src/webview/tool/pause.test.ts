import { expect, test } from "vitest";
import { Pause } from "./pause.ts";

test("overlapping waits count once", () => {
  let now = 0;
  const pause = new Pause(() => now);
  pause.set("a", true);
  now = 10;
  pause.set("b", true);
  now = 20;
  pause.set("a", false);
  expect(pause.ms).toBe(20);
  now = 50;
  pause.set("b", false);
  now = 100;
  pause.set("b", false);
  expect(pause.ms).toBe(50);
});
