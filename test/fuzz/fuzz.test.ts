import { globSync, readFileSync } from "node:fs";
import { Checker } from "@agentwright/server/documents/checker";
import { type OpenAgent, openFile } from "@agentwright/server/documents/open-file";
import { emptyWorld } from "@agentwright/server/world";
import { expect, test } from "vitest";
import { whatDiffers } from "../../scripts/fuzz/compare.ts";
import { replay } from "../../scripts/fuzz/play.ts";
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

const config = "identity:\n  name: Some Agent\ntools:\n  - name: a\n  - name: b\n";

test.each([
  ["a line break less", config.replace("- name: b\n", "- name: b")],
  ["a comment elsewhere", `${config}#`],
  ["another value of the same length", config.replace("Some", "Same")],
  ["another key of the same length", config.replace("tools", "tolls")],
  ["items the other way round", config.replace("a\n  - name: b", "b\n  - name: a")],
  ["one more column", config.replace("  - name: b", "   - name: b")],
])("a file that was left with what another text means is noticed: %s", (_name, other) => {
  const open = (text: string) => openFile("file:///w/a.agent.yaml", "", 1, text) as OpenAgent;
  const checkers = () => [new Checker(emptyWorld()), new Checker(emptyWorld())] as const;
  const [one, two] = checkers();
  expect(whatDiffers(open(config), one, open(config), two)).toBeUndefined();
  const [three, four] = checkers();
  const mistaken = Object.defineProperty(open(other), "text", { value: config });
  expect(whatDiffers(mistaken, three, open(config), four)).toBeDefined();
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
