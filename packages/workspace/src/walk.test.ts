import { symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { folderWith } from "./testing/folder.ts";
import { findAgents, isAgentFile, walkAgents } from "./walk.ts";

const files = {
  "a.agent.yaml": "",
  "b.agent.yml": "",
  "c/d.agent.json": "",
  "c/e.agent.jsonc": "",
  "c/agent.yaml": "",
  "c/f.agent.txt": "",
  "node_modules/x/g.agent.yaml": "",
  ".git/h.agent.yaml": "",
  "dist/i.agent.yaml": "",
  ".agentwright/out/j.agent.yaml": "",
};

test("finds agents of each kind and leaves out what is never the user's", async () => {
  const folder = folderWith(files);
  const all = ["a.agent.yaml", "b.agent.yml", "c/d.agent.json", "c/e.agent.jsonc"].map(path => `${folder}/${path}`);
  expect(walkAgents(folder)).toEqual({ files: all, partial: false });
  expect(await findAgents(folder)).toEqual({ files: all, partial: false });
});

test("globs take and leave out", () => {
  const folder = folderWith(files);
  const found = walkAgents(folder, { include: ["**/*.json*"], exclude: ["c/e.*"] });
  expect(found.files).toEqual([`${folder}/c/d.agent.json`]);
});

test("links are not followed", () => {
  const other = folderWith({ "x.agent.yaml": "" });
  const folder = folderWith({ "a.agent.yaml": "" });
  symlinkSync(other, `${folder}/link`);
  symlinkSync(`${other}/x.agent.yaml`, `${folder}/linked.agent.yaml`);
  expect(walkAgents(folder).files).toEqual([`${folder}/a.agent.yaml`]);
});

test("a signal ends the walk and says that there may be more", async () => {
  const folder = folderWith(files);
  expect(await findAgents(folder, { signal: AbortSignal.abort() })).toEqual({ files: [], partial: true });
});

test("names of agents", () => {
  expect(["x.agent.yaml", "X.AGENT.YML", "a/b.agent.jsonc"].every(isAgentFile)).toBe(true);
  expect(["agent.yaml", "x.agents.yaml", "x.agent.yaml.bak", "x.agent.json5"].some(isAgentFile)).toBe(false);
});
