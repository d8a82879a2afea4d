import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readText, writeNew } from "./files.ts";
import { inFolder } from "./testing/run.ts";

test("what can't be read as text is told in a sentence", () =>
  inFolder(async folder => {
    const at = (name: string) => join(folder, name);
    mkdirSync(at("folder"));
    writeFileSync(at("latin"), Buffer.from([0x61, 0xe9]));
    writeFileSync(at("utf16"), Buffer.from("\ufeffab", "utf16le"));
    writeFileSync(at("huge"), "");
    truncateSync(at("huge"), 33 * 1024 * 1024);
    symlinkSync("circle", at("circle"));
    symlinkSync("nowhere", at("dangling"));
    const sentence = (name: string) => {
      try {
        return readText(at(name), name);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(["folder", "latin", "utf16", "huge", "circle", "dangling", "none", "latin/x"].map(sentence)).toEqual([
      "folder is a folder.",
      "latin is not UTF-8; save it with that encoding.",
      "utf16 is not UTF-8; save it with that encoding.",
      "huge has 33 MB; files up to 32 MB are read.",
      "circle is a link that leads back to itself.",
      "dangling does not exist.",
      "none does not exist.",
      "latin/x does not exist.",
    ]);
  }));

test.skipIf(process.platform === "win32")("a pipe is not waited for", () =>
  inFolder(async folder => {
    execFileSync("mkfifo", [join(folder, "pipe")]);
    expect(() => readText(join(folder, "pipe"), "pipe")).toThrow("pipe is no ordinary file.");
  }),
);

test("a new file is written with its folders, and never over another", () =>
  inFolder(async folder => {
    const file = join(folder, "a", "b", "c.txt");
    writeNew(file, "first", "name another");
    expect(() => writeNew(file, "second", "name another")).toThrow(`${file} exists already; name another.`);
    expect(readFileSync(file, "utf8")).toBe("first");
    expect(() => writeNew(join(file, "d.txt"), "x", "name another")).toThrow(/is no folder; name another\.$/);
    expect(() => writeNew(join(file, "d", "e.txt"), "x", "name another")).toThrow(/is no folder; name another\.$/);
  }));
