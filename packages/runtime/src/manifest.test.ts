import { expect, test } from "vitest";
import { readManifest } from "./manifest.ts";
import { manifestWith } from "./testing/manifest.ts";
import { tinyModule } from "./testing/wasm.ts";

test("reads the manifest without running the module", () => {
  const manifest = manifestWith({ secrets: ["KEY"] });
  expect(readManifest(tinyModule({ manifest, call: [0x00], initialize: [0x00] }))).toEqual(manifest);
});

test("finds the section among others, whatever their length", () => {
  const manifest = manifestWith();
  const sections = [["name", "x".repeat(20_000)] as const, ["agent", "{}"] as const];
  expect(readManifest(tinyModule({ manifest, sections }))).toEqual(manifest);
});

const whole = tinyModule({ manifest: manifestWith() });

const refusals: [what: string, bytes: Uint8Array, words: RegExp][] = [
  ["nothing", new Uint8Array(), /not a WebAssembly module/],
  ["a text", new TextEncoder().encode("name: Probe and more"), /not a WebAssembly module/],
  ["a component", Uint8Array.from([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]), /not a core module/],
  ["a cut module", whole.subarray(0, whole.length - 5), /cut off or changed/],
  ["a length without an end", Uint8Array.from([...whole, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 1]), /cut off or changed/],
  ["a module of somebody else", tinyModule(), /holds no agent manifest/],
  [
    "two manifests",
    tinyModule({ manifest: manifestWith(), sections: [["agent.manifest", "{}"]] }),
    /two agent manifests/,
  ],
  ["no JSON", tinyModule({ manifest: "manifest: 1" }), /not JSON in UTF-8/],
  ["another spelling", tinyModule({ manifest: JSON.stringify(manifestWith()) }), /not in canonical form/],
  ["a doubled key", tinyModule({ manifest: '{"abi":1,"abi":2}' }), /not in canonical form/],
  ["a newer version", tinyModule({ manifest: '{"manifest":2}' }), /version 2; this Agentwright reads version 1/],
  ["no version", tinyModule({ manifest: "[]" }), /has no version/],
];

test.each(refusals)("refuses %s in one sentence", (_, bytes, words) => {
  expect(() => readManifest(bytes)).toThrow(words);
});

test("names the field that is wrong", () => {
  const permissions = { ...manifestWith().permissions, hosts: ["a.org", 7] };
  const manifest = manifestWith({ permissions: permissions as never });
  expect(() => readManifest(tinyModule({ manifest }))).toThrow("permissions.hosts[1] is not a text");
});
