import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeFile } from "./code-cache.ts";

let folder: string;
let first: string;
let second: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "agentwright-code-"));
  first = join(folder, "code", `${"1".repeat(16)}-v24`);
  second = join(folder, "user", `${"1".repeat(16)}-v24`);
  file = join(first, "x.bin");
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));

const source = "(function () { return function later(a) { return [a, a * 2].map(each => each + 1); }; })";

/** Runs the source with the kept code; called, so that V8 has compiled what it compiles at the first call. */
function run(rarely = false): { script: Script; code: ReturnType<typeof codeFile> } {
  const code = codeFile([first, second], "x.bin", rarely);
  const script = new Script(source, { filename: "x.cjs", ...(code.data && { cachedData: code.data }) });
  expect(script.runInThisContext()()(3)).toEqual([4, 7]);
  return { script, code };
}

function keep(rarely = false): void {
  const { script, code } = run(rarely);
  code.keep(script);
}

test("what one run compiled is taken by the next one, functions of a first call included", () => {
  const { script, code } = run();
  expect(code.data).toBeUndefined();
  // Another text, for V8 would know that it has compiled this one.
  const atFirst = new Script(source.replace("* 2", "* 3"), { filename: "y.cjs" }).createCachedData();
  code.keep(script);
  const next = run();
  expect(next.script.cachedDataRejected).toBe(false);
  expect(next.code.data?.length).toBeGreaterThan(atFirst.length);
});

test("a damaged, cut or empty file is none, and the next run writes it anew", () => {
  keep();
  const whole = readFileSync(file);
  for (const at of [0, 4, 8, whole.length >> 1, whole.length - 1]) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    expect(codeFile([first], "x.bin").data).toBeUndefined();
  }
  for (const length of [0, 3, 8, whole.length - 1]) {
    writeFileSync(file, whole.subarray(0, length));
    expect(codeFile([first], "x.bin").data).toBeUndefined();
  }
  keep();
  expect(run().script.cachedDataRejected).toBe(false);
});

test("code of another source is refused by V8, and replaced", () => {
  keep();
  const code = codeFile([first], "x.bin");
  const other = new Script(`${source} /* longer */`, {
    filename: "x.cjs",
    ...(code.data && { cachedData: code.data }),
  });
  expect(other.cachedDataRejected).toBe(true);
  const before = readFileSync(file);
  code.keep(other);
  expect(readFileSync(file).equals(before)).toBe(false);
});

test("kept code is left as it is, unless a look finds that much was compiled since", () => {
  keep();
  const before = readFileSync(file);
  keep();
  expect(readFileSync(file)).toEqual(before);
  // As if it had been written by a process that had compiled next to nothing.
  const little = Buffer.from(before);
  little.writeUInt32LE(1, 4);
  const rest = little.subarray(4);
  little.writeUInt32LE(crc32(rest), 0);
  writeFileSync(file, little);
  keep(false);
  expect(readFileSync(file)).toEqual(little);
  keep(true);
  expect(readFileSync(file).readUInt32LE(4)).toBeGreaterThan(1);
});

test("where the first folder can't be made, the second one takes it; where none can, only time is lost", () => {
  writeFileSync(join(folder, "code"), "a file where the folder would be");
  keep();
  expect(readdirSync(second)).toEqual(["x.bin"]);
  expect(run().script.cachedDataRejected).toBe(false);
  rmSync(join(folder, "user"), { recursive: true });
  writeFileSync(join(folder, "user"), "");
  keep();
  expect(run().code.data).toBeUndefined();
});

test("the code of versions that nobody used for a month is forgotten", () => {
  const other = (name: string, days: number) => {
    const path = join(folder, "code", name, "y.bin");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
    const then = new Date(Date.now() - days * 86_400_000);
    utimesSync(dirname(path), then, then);
  };
  const [old, recent] = [`${"a".repeat(16)}-v22.2.0`, `${"b".repeat(16)}-v22.2.0`];
  other(old, 31);
  other(recent, 29);
  other("my-project", 400);
  keep();
  expect(readdirSync(join(folder, "code")).sort()).toEqual([basename(first), recent, "my-project"]);
  expect(readdirSync(dirname(file))).toEqual(["x.bin"]);
});
