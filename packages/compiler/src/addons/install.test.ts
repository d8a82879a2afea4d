import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installAddOn } from "./install.ts";
import { addOns } from "./table.ts";

let storage = "";
beforeEach(async () => {
  storage = await mkdtemp(path.join(tmpdir(), "agentwright-storage-"));
});
afterEach(() => rm(storage, { recursive: true, force: true, maxRetries: 9 }));

test("without npm it says so and leaves nothing behind", async () => {
  const place = path.join(storage, "add-ons");
  await expect(installAddOn(addOns.esbuild, place, { npm: path.join(storage, "no-npm") })).rejects.toThrow(
    "npm was not found. Install Node.js with npm and try again.",
  );
  expect(await readdir(place)).toEqual([]);
});

test("a machine for which there is no package is told before anything is fetched", async () => {
  await mkdir(path.join(storage, "a"));
  const strange = { ...addOns.esbuild, packages: () => ["esbuild", "@esbuild/toaster-mips"] };
  await expect(installAddOn(strange, storage)).rejects.toThrow("esbuild 0.28.2 is not made for this machine");
  expect(await readdir(storage)).toEqual(["a"]);
});

test("the table knows every package that any machine needs, each by its SHA-512", () => {
  const { integrity } = addOns.esbuild;
  expect(Object.keys(integrity)).toContain(`@esbuild/${process.platform}-${process.arch}`);
  for (const value of Object.values(integrity)) expect(value).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
});
