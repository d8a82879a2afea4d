import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findRoot } from "./root.ts";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(`${tmpdir()}/agentwright-root-`));
  mkdirSync(`${folder}/shop/supabase/flows`, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));

const rootOf = (path: string) => findRoot(`${folder}/${path}`).slice(folder.length);

test("a file that nothing stands around is in its own folder", () => {
  expect(rootOf("shop/agents/order.agent.yaml")).toBe("/shop/agents");
  expect(rootOf("shop/supabase/flows/order.ts"), "which a folder of this name is").toBe("/shop");
});

test("a Supabase project under no version control is one root, for flows and what lies beside them", () => {
  writeFileSync(`${folder}/shop/supabase/config.toml`, "");
  expect(rootOf("shop/supabase/flows/order.ts")).toBe("/shop");
  expect(rootOf("shop/agents/order.agent.yaml")).toBe("/shop");
});

test("a repository with Supabase projects in it is the root of them all", () => {
  writeFileSync(`${folder}/shop/supabase/config.toml`, "");
  mkdirSync(`${folder}/.git`);
  expect(rootOf("shop/supabase/flows/order.ts")).toBe("");
});
