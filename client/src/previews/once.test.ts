import { expect, test } from "vitest";
import { once } from "./once.ts";

test("all who ask at the same time get the same thing, which is made once and not before", async () => {
  let makings = 0;
  const thing = once(async () => ({ number: ++makings }));
  expect(thing.made).toBeUndefined();
  expect(makings).toBe(0);
  const [first, second] = await Promise.all([thing(), thing()]);
  expect(second).toBe(first);
  expect(await thing()).toBe(first);
  expect(thing.made).toBe(first);
  expect(makings).toBe(1);
});

test("a making that failed is tried again", async () => {
  const makings = [() => Promise.reject(new Error("no file")), () => Promise.resolve("here")];
  const thing = once(() => (makings.shift() ?? (() => Promise.resolve("a third time")))());
  await expect(thing()).rejects.toThrow("no file");
  expect(thing.made).toBeUndefined();
  expect(await thing()).toBe("here");
  expect(await thing()).toBe("here");
  expect(thing.made).toBe("here");
});
