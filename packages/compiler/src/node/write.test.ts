import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { replaceFile } from "./write.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "agentwright-write-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));

test("a file is made with the folders above it, then replaced; nothing else stays", () => {
  const file = join(folder, "a", "b", "x");
  for (const text of ["one", "two"]) {
    replaceFile(file, Buffer.from(text));
    expect(readFileSync(file, "utf8")).toBe(text);
  }
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["x"]);
});

test("what went wrong is told, not what went wrong with clearing up after it", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => replaceFile(join(folder, "file", "x"), Buffer.from(""))).toThrow(
    /(?:ENOTDIR|ENOENT|EEXIST).*(?:open|mkdir)/,
  );
  // A folder stands where the file would be.
  replaceFile(join(folder, "taken", "x"), Buffer.from(""));
  expect(() => replaceFile(join(folder, "taken"), Buffer.from(""))).toThrow(/rename/);
  expect(readdirSync(folder).sort()).toEqual(["file", "taken"]);
});
