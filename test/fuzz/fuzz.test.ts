import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Play, replay } from "../../scripts/fuzz/play.ts";
import { difference } from "../../scripts/fuzz/same.ts";
import type { Script } from "../../scripts/fuzz/script.ts";
import { session } from "../../scripts/fuzz/session.ts";
import { shrink } from "../../scripts/fuzz/shrink.ts";

const fixtures = globSync("test/fuzz/fixtures/*.json").sort();

test("what `npm run fuzz` once found is right now", () => {
  for (const file of fixtures) {
    expect(replay(JSON.parse(readFileSync(file, "utf8")) as Script), file).toBeUndefined();
  }
});

// A share of `npm run fuzz`, the same each time.
test("after each of some thousand edits a file is as if it had just been opened", { timeout: 60_000 }, () => {
  let edits = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const { edits: made, failure } = session(seed);
    expect(failure?.wrong, `seed ${seed}`).toBeUndefined();
    edits += made;
  }
  expect(edits).toBeGreaterThan(4000);
});

test("the same seed makes the same session", () => {
  const [one, again, other] = [session(7), session(7), session(8)];
  expect(again).toEqual(one);
  expect(other.edits === one.edits && other.edits === 40).toBe(false);
});

test("a difference is told with its place", () => {
  expect(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBeUndefined();
  expect(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toBe(".a[1].b: 2 ≠ 3");
  expect(difference({ a: 1 }, { a: 1, b: 2 })).toBe(".b: missing");
});

test("a file whose pieces are elsewhere than a fresh one's is noticed", () => {
  const play = new Play({ syntax: "yaml", text: "identity:\n  name: Some Agent\ntools:\n  - name: a\n  - name: b\n" });
  expect(play.step([{ start: 17, end: 17, text: "x" }])).toBeUndefined();
  const piece = play.pieces.at(-1);
  if (piece) Object.defineProperty(piece, "start", { value: piece.start + 1 });
  expect(play.step([{ start: 17, end: 17, text: "y" }])).toBeDefined();
});

test("a script that goes wrong is made as small as it can be and still goes wrong", () => {
  const text = `identity:\n${"  name: a\n".repeat(30)}marker: here\n${"x: 1\n".repeat(30)}`;
  const steps = [..."abcdefg!hi"].map(letter => [{ start: 3, end: 3, text: letter }]);
  const fails = ({ text, steps }: Script) => text.includes("marker") && steps.some(([one]) => one?.text.includes("!"));
  const small = shrink({ syntax: "yaml", text, steps }, fails);
  expect(fails(small)).toBe(true);
  expect(small.text.length).toBeLessThan(20);
  expect(small.steps.length).toBeLessThan(6);
});
