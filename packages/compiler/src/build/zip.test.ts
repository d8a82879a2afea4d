import { unzipSync, type ZipOptions, zipSync } from "fflate";
import { expect, test } from "vitest";
import { encodeText } from "../shared/text.ts";
import { type ZipFile, zip } from "./zip.ts";

const entries: readonly ZipFile[] = [
  { path: "plugin.wasm", bytes: new Uint8Array([0, 97, 115, 109]) },
  { path: "agents/a.wasm", bytes: new Uint8Array(1000) },
  { path: "agent.json", bytes: encodeText("{}".repeat(500)) },
  { path: "empty", bytes: new Uint8Array() },
];

test("the same entries give the same bytes, in any order, and others read them", () => {
  const one = zip(entries);
  expect(zip([...entries].reverse())).toEqual(one);
  const back = unzipSync(one);
  expect(Object.keys(back)).toEqual(["agent.json", "agents/a.wasm", "empty", "plugin.wasm"]);
  for (const { path, bytes } of entries) expect(back[path]).toEqual(bytes);
});

test("byte for byte what a library writes", () => {
  const options: ZipOptions = { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 };
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const tree = sorted.map(file => [file.path, [file.bytes, { ...options, level: 0 }]] as const);
  expect(zip(entries)).toEqual(zipSync(Object.fromEntries(tree) as Parameters<typeof zipSync>[0]));
});
