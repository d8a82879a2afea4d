import { symlinkSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findProject, isIncluded } from "./project.ts";
import { findRoot } from "./root.ts";
import { folderWith } from "./testing/folder.ts";

test("the nearest project file wins and nothing is merged", () => {
  const folder = folderWith({
    "agentwright.json": '{ "rules": { "AW101": "off" }, "target": "wasm" }',
    "team/agentwright.json": '{ "secrets": ["A"] }',
    "team/deep/x.agent.yaml": "",
    "y.agent.yaml": "",
  });
  const deep = findProject(`${folder}/team/deep/x.agent.yaml`);
  expect(deep.file).toBe(`${folder}/team/agentwright.json`);
  expect(deep.project).toEqual({ secrets: ["A"] });
  expect(deep.why).toContain("nearest");
  expect(findProject(`${folder}/y.agent.yaml`).why).toContain("beside");
});

test("a folder may be asked for too, and a file that does not exist", () => {
  const folder = folderWith({ "a/agentwright.json": "{}" });
  expect(findProject(`${folder}/a`).file).toBe(`${folder}/a/agentwright.json`);
  expect(findProject(`${folder}/a/none.agent.yaml`).file).toBe(`${folder}/a/agentwright.json`);
});

test("a changed project file is read again", () => {
  const folder = folderWith({ "agentwright.json": "{}" });
  expect(findProject(folder).project).toEqual({});
  writeFileSync(`${folder}/agentwright.json`, '{ "secrets": ["LATER"] }');
  expect(findProject(folder).project).toEqual({ secrets: ["LATER"] });
});

test("a broken project file is told and defaults apply", () => {
  const folder = folderWith({ "agentwright.json": "{ rules: " });
  const found = findProject(folder);
  expect(found.project).toEqual({});
  expect(found.problem).toContain(`${folder}/agentwright.json`);
});

test("a project file may have comments", () => {
  const folder = folderWith({ "agentwright.json": '{\n  // why\n  "secrets": ["A"], /* all */\n}\n' });
  expect(findProject(folder)).toMatchObject({ project: { secrets: ["A"] } });
  expect(findProject(folder).problem).toBeUndefined();
});

test("what can't be looked at stops nobody: a link to itself is told, a name that is too long passed over", () => {
  const folder = folderWith({ "agentwright.json": '{ "secrets": ["A"] }', "a/x.agent.yaml": "", "b/.git/HEAD": "" });
  symlinkSync("agentwright.json", `${folder}/a/agentwright.json`);
  const found = findProject(`${folder}/a/x.agent.yaml`);
  expect(found.project).toEqual({});
  expect(found.problem).toMatch(/\/a\/agentwright\.json can't be read .*defaults apply\.$/);
  expect(findRoot(`${folder}/a/x.agent.yaml`)).toBe(folder);

  symlinkSync("loop", `${folder}/loop`);
  expect(findProject(`${folder}/loop`).project).toEqual({ secrets: ["A"] });
  expect(findRoot(`${folder}/loop/x.agent.yaml`)).toBe(folder);

  const long = `${folder}/${"n".repeat(300)}/x.agent.yaml`;
  expect(findProject(long).project).toEqual({ secrets: ["A"] });
  expect(findRoot(long)).toBe(folder);
});

test("include and exclude decide, a named folder stands for all in it", () => {
  const folder = folderWith({
    "agentwright.json": '{ "include": ["agents/**"], "exclude": ["agents/old", "**/tmp-*"] }',
  });
  const found = findProject(folder);
  const included = (path: string) => isIncluded(`${folder}/${path}`, found);
  expect(included("agents/a.agent.yaml")).toBe(true);
  expect(included("agents/deep/a.agent.yaml")).toBe(true);
  expect(included("agents/old/a.agent.yaml")).toBe(false);
  expect(included("agents/tmp-a.agent.yaml")).toBe(false);
  expect(included("b.agent.yaml")).toBe(false);
});

test("the root is the nearest folder with .git or a project file, else the file's own", () => {
  const folder = folderWith({
    ".git/HEAD": "",
    "a/b/x.agent.yaml": "",
    "p/agentwright.json": "{}",
    "p/q/x.agent.yaml": "",
  });
  expect(findRoot(`${folder}/a/b/x.agent.yaml`)).toBe(folder);
  expect(findRoot(`${folder}/p/q/x.agent.yaml`)).toBe(`${folder}/p`);
});

test("without a project file or a repository, a Supabase project is the folder that holds supabase", () => {
  expect(findRoot("/nowhere/shop/supabase/flows/order.ts")).toBe("/nowhere/shop");
  expect(findRoot("/nowhere/shop/supabase/functions/order-worker/index.ts")).toBe("/nowhere/shop");
  expect(findRoot("/nowhere/supabase/order.ts")).toBe("/nowhere");
  expect(findRoot("/nowhere/supabase-old/order.ts")).toBe("/nowhere/supabase-old");
});
