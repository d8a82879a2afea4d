import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeFolders } from "./make-folders.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "agentwright-folders-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));

test("what is missing is made, at any depth; what is there stays", () => {
  const deep = join(folder, "a", "b", "c");
  makeFolders(deep, 0o700);
  expect(statSync(deep).isDirectory()).toBe(true);
  if (process.platform !== "win32") expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o700);
  writeFileSync(join(deep, "kept"), "");
  makeFolders(deep);
  expect(existsSync(join(deep, "kept"))).toBe(true);
});

test("a file in the way is told, whether it is the folder itself or above it", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => makeFolders(file)).toThrow("EEXIST");
  expect(() => makeFolders(join(file, "a"))).toThrow(/ENOTDIR|ENOENT/);
  expect(() => makeFolders(join(file, "a", "b"))).toThrow(/ENOTDIR|EEXIST|ENOENT/);
});

test.runIf(existsSync("/proc/self"))("a file system that makes no folders says no, and at once", () => {
  expect(() => makeFolders("/proc/agentwright/a/b")).toThrow(/ENOENT|EACCES|EPERM/);
});
