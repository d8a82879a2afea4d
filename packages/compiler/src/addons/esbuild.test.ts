import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { esbuildBundler } from "./esbuild.ts";
import { holds, locateAddOn } from "./locate.ts";
import { addOns } from "./table.ts";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const bundler = esbuildBundler(repository);
let root = "";

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "agentwright-npm-")));
});
afterEach(() => rm(root, { recursive: true, force: true, maxRetries: 9 }));

async function pack(folder: string, name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const home = path.join(folder, "node_modules", name);
  await mkdir(home, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(home, file), text);
}

async function packages(folder: string): Promise<void> {
  await pack(folder, "shared", {
    "package.json": '{"main":"index.js"}',
    "index.js": "exports.big = n => 'shared '.repeat(n);",
  });
  await pack(folder, "one", {
    "package.json": '{"module":"one.mjs","version":"1.0.0"}',
    "one.mjs": 'import { big } from "shared"; export const one = () => big(1); export default "one";',
  });
  await pack(folder, "two", {
    "package.json": '{"main":"two.js"}',
    "two.js": 'module.exports = require("shared").big(2);',
  });
  await pack(folder, "files", {
    "package.json": '{"main":"i.js"}',
    "i.js": 'exports.read = require("fs").readFileSync;',
  });
}

test("packages become modules that need nothing else, and share what they share", async () => {
  await packages(root);
  const folder = path.join(root, "tools");
  await mkdir(folder);
  const { modules, entries } = await bundler.bundle(
    [
      { specifier: "one", folder },
      { specifier: "two", folder },
    ],
    root,
  );
  expect(entries).toEqual([{ name: "npm:one" }, { name: "npm:two" }]);
  expect(modules.map(each => each.name)).toEqual(["npm:one", "npm:two", "npm:chunk-1"]);
  const imported = modules.flatMap(each => [...each.code.matchAll(/from\s*"([^"]+)"/g)].map(match => match[1]));
  expect(new Set(imported)).toEqual(new Set(["npm:chunk-1"]));
  expect(modules.filter(each => each.code.includes("shared "))).toHaveLength(1);
});

test("two folders give the same bytes, and no path is in them", async () => {
  const results = [];
  for (const name of ["here", "over/there"]) {
    const own = path.join(root, name);
    await packages(own);
    results.push(
      await bundler.bundle(
        [
          { specifier: "one", folder: own },
          { specifier: "two", folder: own },
        ],
        own,
      ),
    );
  }
  expect(results[0]).toEqual(results[1]);
  expect(JSON.stringify(results[0])).not.toContain("node_modules");
});

test("what can't be had is told for each import", async () => {
  await packages(root);
  const wanted = ["one", "files", "missing/part"].map(specifier => ({ specifier, folder: root }));
  const { entries } = await bundler.bundle(wanted, root);
  expect(entries).toEqual([
    { name: "npm:one" },
    { problem: "‘files’ needs ‘fs’, which a plugin does not have. Use a package that runs in browsers too." },
    { problem: "The package ‘missing’ is not installed. Run npm install missing in your project." },
  ]);
});

test("only the exact version counts, in the workspace first", async () => {
  expect(await locateAddOn(addOns.esbuild, undefined)).toBeUndefined();
  expect(await locateAddOn(addOns.esbuild, { workspace: root, storage: root })).toBeUndefined();
  expect(await locateAddOn(addOns.esbuild, { workspace: repository })).toEqual({
    folder: path.resolve(repository),
    from: "workspace",
  });
  expect(await locateAddOn(addOns.esbuild, { workspace: path.join(repository, "packages") })).toBeUndefined();
  const packagesHere = addOns.esbuild.packages(process.platform, process.arch);
  for (const name of packagesHere) {
    const file = path.join("node_modules", name, "package.json");
    await cp(path.join(repository, file), path.join(root, file));
  }
  expect(await holds(root, addOns.esbuild)).toBe(true);
  await writeFile(path.join(root, "node_modules/esbuild/package.json"), '{"version":"0.28.1"}');
  expect(await holds(root, addOns.esbuild)).toBe(false);
});
