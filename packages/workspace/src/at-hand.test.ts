import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AgentIndexes } from "./agent-index.ts";
import { AtHand } from "./at-hand.ts";
import { absolute } from "./paths.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "agentwright-at-hand-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));

/** A config that was not written just now. */
function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  const then = Date.now() / 1000 - 60;
  utimesSync(file, then, then);
  return absolute(file);
}

async function indexed(atHand: AtHand): Promise<AgentIndexes> {
  const index = new AgentIndexes({ atHand });
  await index.load(absolute(folder));
  return index;
}

const text = "identity: { name: One }\n";

test("what the index parsed is given once", async () => {
  const file = write("a.agent.yaml", text);
  const atHand = new AtHand();
  // The clock of a file's inode can't be set back: wait until the file is old enough to be recognised.
  await new Promise(resolve => setTimeout(resolve, 2100));
  await indexed(atHand);
  expect(atHand.take(file)?.document.source.text).toBe(text);
  expect(atHand.take(file)).toBeUndefined();
});

test("a file that changed meanwhile, or is gone, is not given", async () => {
  const [changed, gone, told] = ["changed", "gone", "told"].map(name => write(`${name}.agent.yaml`, text));
  await new Promise(resolve => setTimeout(resolve, 2100));
  const atHand = new AtHand();
  const index = await indexed(atHand);
  write("changed.agent.yaml", `${text}# more\n`);
  rmSync(gone as string);
  write("told.agent.yaml", `${text}# told\n`);
  index.changed(told as string);
  for (const file of [changed, gone, told]) expect(atHand.take(file as string)).toBeUndefined();
});

test("nothing is kept of a text that is too young to be recognised, nor of more text than it may hold", async () => {
  const atHand = new AtHand();
  write("young.agent.yaml", text);
  const index = await indexed(atHand);
  const [{ file } = { file: "" }] = index.all();
  expect(file).not.toBe("");
  expect(atHand.take(file)).toBeUndefined();
  const document = { source: { length: 2 ** 20 + 1 } } as Parameters<AtHand["keep"]>[1];
  for (const name of ["one", "two"]) atHand.keep(join(folder, name), document, "stamp");
  expect(atHand.drop(join(folder, "one"))).toBeDefined();
  expect(atHand.drop(join(folder, "two"))).toBeUndefined();
});
