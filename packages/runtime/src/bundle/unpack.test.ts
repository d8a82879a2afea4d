import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { type ZipEnd, type ZipPart, zip } from "../testing/zip.ts";
import { unpack } from "./unpack.ts";

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const many = new Uint8Array(2 * 1024 * 1024);

test("reads stored and deflated files", () => {
  const files = unpack(
    zip([{ path: "a/ü.txt", data: "grüße" }, { path: "b", data: "plain", method: 0 }, { path: "c" }]),
  );
  expect([...files].map(([path, bytes]) => [path, text(bytes)])).toEqual([
    ["a/ü.txt", "grüße"],
    ["b", "plain"],
    ["c", ""],
  ]);
});

test("reads what the usual writer makes, and an empty archive", () => {
  const files = unpack(
    zipSync({ "x.json": new TextEncoder().encode("{}"), "d/y": [new Uint8Array(5000), { level: 0 }] }),
  );
  expect([...files.keys()]).toEqual(["x.json", "d/y"]);
  expect(files.get("d/y")).toEqual(new Uint8Array(5000));
  expect(unpack(zip([])).size).toBe(0);
});

test("files don't share the archive's memory, even if that is a Buffer", () => {
  const archive = Buffer.from(zip([{ path: "a", data: "kept", method: 0 }]));
  const files = unpack(archive);
  archive.fill(0);
  expect(text(files.get("a"))).toBe("kept");
});

test("the archives of these tests are archives to another reader as well", () => {
  const parts = [
    { path: "a", data: "one" },
    { path: "b", data: "two", method: 0 },
  ];
  expect(Object.entries(unzipSync(zip(parts))).map(([path, bytes]) => [path, text(bytes)])).toEqual([
    ["a", "one"],
    ["b", "two"],
  ]);
});

const named = (path: string | Uint8Array): ZipPart[] => [{ path, data: "x" }];

test.each<[what: string, parts: ZipPart[], words: RegExp, end?: ZipEnd]>([
  ["a way out", named("../evil"), /leads out of the bundle/],
  ["a way out in the middle", named("a/../../evil"), /leads out of the bundle/],
  ["an absolute path", named("/etc/passwd"), /absolute path/],
  ["a drive", named("C:/evil"), /absolute path/],
  ["a drive's own folder", named("c:evil"), /absolute path/],
  ["a backslash", named("..\\evil"), /backslash/],
  ["a network share", named("\\\\host\\share"), /backslash/],
  ["an empty part", named("a//b"), /empty part/],
  ["a dot", named("./a"), /empty part/],
  ["a folder by its name", named("a/"), /empty part/],
  ["no name", named(""), /name of 0 characters/],
  ["a long name", named("a".repeat(300)), /name of 300 characters/],
  ["a NUL", named("a\0.txt"), /control character/],
  ["a device", named("a/NUL.txt"), /every system/],
  ["a dot at the end", named("a."), /every system/],
  ["a stream", named("a.txt:b"), /every system/],
  ["no UTF-8", named(Uint8Array.of(0xff, 0xfe)), /not UTF-8/],
  ["one name twice", [...named("a"), ...named("a")], /twice/],
  ["upper and lower case", [...named("Tool.js"), ...named("tool.js")], /differ only in upper and lower case/],
  ["two spellings of a letter", [...named("\u00fc"), ...named("u\u0308")], /how a letter is written/],
  ["a file as a folder", [...named("a"), ...named("A/b")], /both a file and the folder/],
  ["a link", [{ path: "a", data: "/etc/passwd", mode: 0o120777 }], /is a link/],
  ["a link that says it comes from elsewhere", [{ path: "a", data: "/etc", mode: 0o120777, madeOn: 0 }], /is a link/],
  ["a folder", [{ path: "a", mode: 0o040755 }], /is not a file/],
  ["a device file", [{ path: "a", mode: 0o020644 }], /is not a file/],
  ["encryption", [{ path: "a", flags: 0x801 }], /is encrypted/],
  ["strong encryption", [{ path: "a", flags: 0x840 }], /is encrypted/],
  ["another method", [{ path: "a", method: 12 }], /packed by method 12/],
  ["two names", [{ path: "a", localPath: "b" }], /described in two ways/],
  ["two methods", [{ path: "a", localMethod: 0 }], /described in two ways/],
  [
    "an entry that points elsewhere",
    [
      { path: "a", data: "1" },
      { path: "b", data: "2", offset: 0 },
    ],
    /described in two ways/,
  ],
  [
    "the same bytes twice",
    [
      { path: "a", data: "1" },
      { path: "a2", data: "1", offset: 0 },
    ],
    /described in two ways/,
  ],
  ["more bytes than there are", [{ path: "a", data: "x", packed: 5000 }], /described in two ways/],
  [
    "overlap",
    [
      { path: "a", data: "1", packed: 20 },
      { path: "b", data: "2" },
    ],
    /overlap/,
  ],
  ["a wrong checksum", [{ path: "a", data: "x", crc: 1 }], /is damaged/],
  ["no deflate", [{ path: "a", data: "x", raw: Uint8Array.of(7, 7, 7) }], /is damaged/],
  ["deflate that breaks off", [{ path: "a", data: "xyz", raw: Uint8Array.of(0) }], /is damaged/],
  [
    "a size that is too small",
    [{ path: "a", data: many.subarray(0, 9999), unpacked: 10 }],
    /unpacks to more than it says/,
  ],
  ["a size that is too large", [{ path: "a", data: "x", unpacked: 10 }], /is damaged/],
  ["a bomb by ratio", [{ path: "a", data: many }], /more than 200 times its size/],
  ["a bomb by claim", [{ path: "a", packed: 2, unpacked: 0x0fffffff }], /more than 200 times its size/],
  ["a bomb by number", Array.from({ length: 1001 }, (_, i) => ({ path: `f${i}` })), /1001 entries; at most 1000/],
  ["zip64 sizes", [{ path: "a", unpacked: 0xffffffff }], /zip64/],
  ["a zip64 end", [], /zip64/, { start: 0xffffffff }],
  ["several disks", [], /one part of several/, { disk: 1 }],
  ["a count too high", named("a"), /not a whole zip/, { count: 2 }],
  ["a count too low", [...named("a"), ...named("b")], /not a whole zip/, { count: 1 }],
  ["a directory that lies elsewhere", named("a"), /not a whole zip/, { start: 3 }],
  ["a comment", named("a"), /not a whole zip/, { comment: "hidden" }],
  ["bytes after the end", named("a"), /not a whole zip/, { after: new Uint8Array(3) }],
])("refuses %s", (_, parts, words, end) => {
  expect(() => unpack(zip(parts, end))).toThrow(words);
});

test("a sum of harmless sizes is still too much", () => {
  const part = { data: new Uint8Array(30_000), method: 0, unpacked: 4_000_000 };
  const parts = Array.from({ length: 40 }, (_, i) => ({ ...part, path: `f${i}` }));
  expect(() => unpack(zip(parts))).toThrow(/unpacks to 160000000 bytes/);
});

test("no cut or changed archive gets through as something else", () => {
  const archive = zip([
    { path: "a", data: "hello hello hello" },
    { path: "b", data: "x", method: 0 },
  ]);
  const whole = [...unpack(archive)];
  for (let size = 0; size < archive.length; size++) expect(() => unpack(archive.subarray(0, size))).toThrow();
  for (let at = 0; at < archive.length; at++) {
    const changed = archive.slice();
    changed[at] = (changed[at] ?? 0) ^ 0x41;
    const read = attempt(() => unpack(changed));
    // Times and versions mean nothing here; contents and names must hold.
    if (read instanceof Map) expect([...read.values()]).toEqual(whole.map(([, bytes]) => bytes));
    else expect(read.name).toBe("PluginProblem");
  }
});

function attempt(work: () => Map<string, Uint8Array>): Map<string, Uint8Array> | Error {
  try {
    return work();
  } catch (error) {
    return error as Error;
  }
}
