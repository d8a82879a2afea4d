import { expect, test } from "vitest";
import { crashBudget } from "./crashes.ts";

test("the limit is forgiven, the next end is the last", () => {
  const budget = crashBudget(2, 1000);
  expect([budget.spend(0), budget.spend(1), budget.spend(2)]).toEqual([true, true, false]);
});

test("an end that lies outside the window does not count", () => {
  const budget = crashBudget(2, 1000);
  expect([budget.spend(0), budget.spend(1), budget.spend(1000)]).toEqual([true, true, true]);
});

test("a restart on request begins anew", () => {
  const budget = crashBudget(1, 1000);
  budget.spend(0);
  budget.reset();
  expect(budget.spend(1)).toBe(true);
});
