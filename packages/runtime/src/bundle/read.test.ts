import { canonicalJson } from "@agentwright/protocol";
import { beforeAll, expect, test } from "vitest";
import { sha256Hex } from "../digest.ts";
import { manifestWith } from "../testing/manifest.ts";
import { tinyModule } from "../testing/wasm.ts";
import { zip } from "../testing/zip.ts";
import { bundleDigest } from "./digest.ts";
import { readBundle } from "./read.ts";
import type { BundleIndex } from "./types.ts";

const manifest = manifestWith();
const plugin = tinyModule({ manifest });
const config = "identity:\n  name: Probe\n";
let index: BundleIndex;

beforeAll(async () => {
  const one = { path: "probe.wasm", sha256: await sha256Hex(plugin), bytes: plugin.length };
  const two = { path: "config/probe.agent.yaml", sha256: await sha256Hex(config), bytes: config.length };
  index = {
    bundle: 1,
    plugin: one,
    files: [two, one],
    manifest,
    compiler: "agentwright 0.1.0",
    fingerprint: one.sha256,
  };
});

function archive(changes: Record<string, unknown> = {}, files: Record<string, Uint8Array | string> = {}): Uint8Array {
  const text = canonicalJson({ ...index, ...changes });
  const all = { "manifest.json": text, "probe.wasm": plugin, "config/probe.agent.yaml": config, ...files };
  return zip(Object.entries(all).map(([path, data]) => ({ path, data })));
}

test("reads a bundle that holds what it claims", async () => {
  const bundle = await readBundle(archive());
  expect(bundle.index).toEqual(index);
  expect(bundle.sha256).toBe(await sha256Hex(plugin));
  expect(bundle.plugin).toEqual(plugin);
  expect([...bundle.files.keys()]).toEqual(["manifest.json", "probe.wasm", "config/probe.agent.yaml"]);
});

test("its digest is over names and digests, not over the packing", async () => {
  const lines = [
    `config/probe.agent.yaml\0${await sha256Hex(config)}\n`,
    `manifest.json\0${await sha256Hex(canonicalJson(index))}\n`,
    `probe.wasm\0${await sha256Hex(plugin)}\n`,
  ];
  const bundle = await readBundle(archive());
  expect(bundle.digest).toBe(await sha256Hex(lines.join("")));
  const backwards = [...bundle.files].reverse().map(([path, data]) => ({ path, data, method: 0 }));
  expect((await readBundle(zip(backwards))).digest).toBe(bundle.digest);
});

test("sorts by UTF-16 code units, whatever the order given", async () => {
  const files = [{ path: "b" }, { path: "B" }, { path: "a/b" }, { path: "a.b" }].map(file => ({
    ...file,
    sha256: "0",
  }));
  expect(await bundleDigest(files)).toBe(await sha256Hex("B\x000\na.b\x000\na/b\x000\nb\x000\n"));
});

test.each<[what: string, make: () => Uint8Array, words: RegExp]>([
  [
    "an archive of something else",
    () => zip([{ path: "readme.txt" }]),
    /has no manifest.json; it is not an agent bundle/,
  ],
  ["a changed file", () => archive({}, { "config/probe.agent.yaml": config.replace("Probe", "Evil!") }), /was changed/],
  ["a changed plugin", () => archive({}, { "probe.wasm": tinyModule({ manifest, version: 2 }) }), /was changed/],
  [
    "a file too many",
    () => archive({}, { "extra.js": "1" }),
    /“extra.js” is in the bundle, but its manifest.json doesn't list it/,
  ],
  ["a file too few", () => archive({ files: [...index.files, { ...index.plugin, path: "more" }] }), /lacks “more”/],
  ["a doubled line", () => archive({ files: [...index.files, index.plugin] }), /lists a file twice/],
  [
    "a plugin that isn't listed",
    () => archive({ plugin: { ...index.plugin, path: "x.wasm" } }),
    /names a plugin that it doesn't list/,
  ],
  [
    "another plugin than listed",
    () => archive({ plugin: { ...index.plugin, sha256: index.files[0]?.sha256 } }),
    /doesn't list/,
  ],
  ["another manifest than the plugin's", () => archive({ manifest: manifestWith({ secrets: ["KEY"] }) }), /disagree/],
  ["a newer bundle", () => archive({ bundle: 2 }), /version 2; this Agentwright reads version 1/],
  ["a newer manifest", () => archive({ manifest: { manifest: 2 } }), /version 2; this Agentwright reads version 1/],
  ["no list", () => archive({ files: "all" }), /files is not a list/],
  ["no JSON", () => archive({}, { "manifest.json": "bundle: 1" }), /is not JSON/],
  ["no archive", () => plugin, /not a whole zip archive/],
])("refuses %s in one sentence", async (_, make, words) => {
  await expect(readBundle(make())).rejects.toThrow(words);
});
