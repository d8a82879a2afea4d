import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CacheFile } from "./cache-file.ts";
import { folderWith } from "./testing/folder.ts";

const lines = [{ file: "a" }, { file: "b", text: "two\nlines" }];

function only(folder: string): string {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return `${folder}/${names[0]}`;
}

test("what was written is read, by the same version and for the same folder only", () => {
  const dir = `${folderWith({})}/made/on/demand`;
  new CacheFile(dir, "/w", "1").write(lines);
  expect(new CacheFile(dir, "/w", "1").read()).toEqual(lines);
  expect(new CacheFile(dir, "/w", "2").read()).toEqual([]);
  expect(new CacheFile(dir, "/other", "1").read()).toEqual([]);
});

test("nothing there, something else there, or any character of it changed: as if it were not there", () => {
  const dir = folderWith({});
  const cache = new CacheFile(dir, "/w", "1");
  expect(cache.read()).toEqual([]);
  cache.write(lines);
  const file = only(dir);
  const text = readFileSync(file, "utf8");
  for (let at = 0; at < text.length; at++) {
    writeFileSync(file, `${text.slice(0, at)}#${text.slice(at + 1)}`);
    expect(cache.read()).toEqual([]);
    writeFileSync(file, text.slice(0, at));
    expect(cache.read()).toEqual([]);
  }
  writeFileSync(file, text);
  expect(cache.read()).toEqual(lines);
});

test("a folder that can't be written to is no failure", () => {
  const file = `${folderWith({ "a-file": "" })}/a-file`;
  new CacheFile(file, "/w", "1").write(lines);
  expect(new CacheFile(file, "/w", "1").read()).toEqual([]);
});

test("what other folders left behind long ago is thrown away, what is not ours stays", () => {
  const dir = folderWith({ "notes.jsonl": "" });
  new CacheFile(dir, "/old", "1").write(lines);
  const old = readdirSync(dir).find(name => name.startsWith("workspace-")) ?? "";
  const time = new Date(Date.now() - 100 * 24 * 3600 * 1000);
  utimesSync(`${dir}/${old}`, time, time);
  utimesSync(`${dir}/notes.jsonl`, time, time);
  new CacheFile(dir, "/new", "1").write(lines);
  expect(readdirSync(dir)).toContain("notes.jsonl");
  expect(readdirSync(dir)).not.toContain(old);
  expect(new CacheFile(dir, "/new", "1").read()).toEqual(lines);
});
