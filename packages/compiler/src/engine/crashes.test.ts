import { expect, test } from "vitest";
import { Crashes } from "./crashes.ts";

test("the first start again is at once, the next ones wait longer and longer", () => {
  const crashes = new Crashes(10, 60_000);
  const waits = [];
  for (let now = 0; now < 8; now++) {
    crashes.add(now);
    waits.push(crashes.backoffMs);
  }
  expect(waits).toEqual([0, 250, 500, 1000, 2000, 4000, 8000, 8000]);
});

test("only crashes within the window count", () => {
  const crashes = new Crashes(3, 1000);
  crashes.add(0);
  crashes.add(500);
  expect(crashes.tooMany).toBe(false);
  crashes.add(1400);
  expect(crashes.tooMany).toBe(false);
  crashes.add(1450);
  expect(crashes.tooMany).toBe(true);
  crashes.forget();
  expect(crashes.tooMany).toBe(false);
});
