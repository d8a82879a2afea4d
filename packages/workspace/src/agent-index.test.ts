import { renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AgentIndexes } from "./agent-index.ts";
import { folderWith } from "./testing/folder.ts";

const agent = (name: string, more = "") => `identity:\n  name: ${name}\n${more}`;

test("a file that is made, edited, renamed and deleted is known as it is", async () => {
  const at = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("One") });
  const indexes = new AgentIndexes({ later: true });
  expect(indexes.changed(`${at}/a.agent.yaml`)).toBeUndefined();
  await indexes.load(at);
  const names = () => [...indexes.all()].map(({ name }) => name).sort();
  expect(names()).toEqual(["One"]);
  writeFileSync(`${at}/b.agent.yaml`, agent("Two"));
  expect(indexes.changed(`${at}/b.agent.yaml`)).toMatchObject({ before: undefined, after: { name: "Two" } });
  writeFileSync(`${at}/b.agent.yaml`, agent("Two", "# said\n"));
  expect(indexes.changed(`${at}/b.agent.yaml`)).toBeUndefined();
  renameSync(`${at}/b.agent.yaml`, `${at}/c.agent.yaml`);
  indexes.changed(`${at}/b.agent.yaml`);
  indexes.changed(`${at}/c.agent.yaml`);
  expect(names()).toEqual(["One", "Two"]);
  rmSync(`${at}/a.agent.yaml`);
  expect(indexes.changed(`${at}/a.agent.yaml`)).toMatchObject({ after: undefined });
  expect(names()).toEqual(["Two"]);
});

test("a second write with the same size and time is seen", async () => {
  const at = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("One") });
  const file = `${at}/a.agent.yaml`;
  const time = new Date(Date.now() - 1000);
  utimesSync(file, time, time);
  const indexes = new AgentIndexes({ later: true });
  await indexes.load(at);
  expect(indexes.readOf(file)?.stamp).toBe("");
  writeFileSync(file, agent("Two"));
  utimesSync(file, time, time);
  expect(indexes.changed(file)).toMatchObject({ before: { name: "One" }, after: { name: "Two" } });
});

test("what an earlier process read holds for the same state of a file only", async () => {
  const at = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("One") });
  const file = `${at}/a.agent.yaml`;
  const names = { tools: [], prompts: [], resources: [], secrets: [] };
  const indexes = new AgentIndexes({ later: true });
  indexes.restore([{ stamp: "1:2:3:4", summary: { file, name: "Lie", agents: [] }, names }]);
  expect([...indexes.all()]).toEqual([]);
  await indexes.load(at);
  expect(indexes.agent(file)?.name).toBe("One");
});

test("who runs whom, and which names there are", async () => {
  const tools =
    "tools:\n  - name: find\n    http: { url: 'https://x.org/${secret:KEY}' }\nprompts: [{ name: greet }]\n";
  const runs = "orchestration: { kind: sequential, agents: [./b.agent.yaml, b.agent.yaml, c.agent.yaml] }\n";
  const at = folderWith({
    ".git/HEAD": "",
    "a.agent.yaml": agent("A", runs),
    "b.agent.yaml": agent("B", tools),
  });
  const indexes = new AgentIndexes();
  indexes.loadNow(at);
  expect([...indexes.usersOf(`${at}/b.agent.yaml`)]).toEqual([`${at}/a.agent.yaml`]);
  expect(indexes.namesOf(`${at}/b.agent.yaml`)).toEqual({
    tools: ["find"],
    prompts: ["greet"],
    resources: [],
    secrets: ["KEY"],
  });
  writeFileSync(`${at}/a.agent.yaml`, agent("A"));
  indexes.changed(`${at}/a.agent.yaml`);
  expect([...indexes.usersOf(`${at}/b.agent.yaml`)]).toEqual([]);
});

test("a folder inside another one is walked again without losing the rest; one that goes is forgotten", async () => {
  const at = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("One"), "in/b.agent.yaml": agent("Two") });
  const indexes = new AgentIndexes({ later: true });
  await indexes.load(at);
  rmSync(`${at}/in/b.agent.yaml`);
  writeFileSync(`${at}/in/c.agent.yaml`, agent("Three"));
  await indexes.load(`${at}/in`);
  expect([...indexes.all()].map(({ name }) => name).sort()).toEqual(["One", "Three"]);
  expect(indexes.knows(`${at}/in`)).toBe(true);
  indexes.unload(at);
  expect(indexes.size).toBe(0);
  expect(indexes.at(at).summaries()).toBe("unknown");
});

test("what lies where no walk goes is no agent, however loud its changes", async () => {
  const at = folderWith({ ".git/HEAD": "", "node_modules/x/a.agent.yaml": agent("One") });
  const indexes = new AgentIndexes({ later: true });
  await indexes.load(at);
  expect(indexes.changed(`${at}/node_modules/x/a.agent.yaml`)).toBeUndefined();
  expect(indexes.size).toBe(0);
});

test("what changes while a folder is walked is not lost to the walk, the first time and again", async () => {
  const at = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("One") });
  const indexes = new AgentIndexes({ later: true });
  for (const name of ["b", "c"]) {
    const loading = indexes.load(at);
    await new Promise(resolve => setImmediate(resolve));
    writeFileSync(`${at}/${name}.agent.yaml`, agent(name));
    indexes.changed(`${at}/${name}.agent.yaml`);
    await loading;
    expect(indexes.agent(`${at}/${name}.agent.yaml`)).toMatchObject({ name });
  }
});
