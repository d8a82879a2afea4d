import { expect, test } from "vitest";
import { toExtension, toPage } from "./messages.ts";
import { pageStart } from "./start.ts";

const facts = { sha256: "ab", bytes: 3 };

test.each([
  { type: "plugin", wasm: new Uint8Array(3), facts },
  { type: "plugin", wasm: new Uint8Array(3), modules: [new Uint8Array(1)], facts },
  { type: "plugin", wasm: new Uint8Array(3), facts: { ...facts, ms: 2.5, cached: true, file: "a.wasm" } },
  { type: "building" },
  { type: "broken", message: "m", more: 0 },
  { type: "broken", message: "m", more: 1, finding: { code: "AW101", message: "m", file: "/a", line: 3 } },
  { type: "refused", reason: "r" },
  { type: "secrets", set: ["A"] },
  { type: "trust", trusted: false },
  { type: "response", id: 1, ms: 2, outcome: "done", response: { status: 200, headers: { a: "b" }, body: "" } },
  { type: "response", id: 1, ms: 2, outcome: "refused", problem: "no" },
])("the page takes $type", message => {
  expect(toPage(message)).toBe(true);
});

test.each([
  undefined,
  null,
  "plugin",
  [],
  { type: "other" },
  { type: "plugin", wasm: [1, 2], facts },
  { type: "plugin", wasm: new Uint8Array(3), modules: [1], facts },
  { type: "plugin", wasm: new Uint8Array(3), facts: { sha256: "ab" } },
  { type: "plugin", wasm: new Uint8Array(3), facts: { ...facts, bytes: Number.NaN } },
  { type: "broken", message: "m" },
  { type: "secrets", set: [1] },
  { type: "trust", trusted: "yes" },
  { type: "response", id: 1, ms: 2, outcome: "maybe" },
  { type: "response", id: 1, ms: 2, outcome: "done", response: { status: "200", headers: {}, body: "" } },
])("the page drops %j", message => {
  expect(toPage(message)).toBe(false);
});

const request = { method: "GET", url: "https://example.org/" };

test.each([
  { type: "ready" },
  { type: "effect", id: 1, request, consent: "once" },
  { type: "effect", id: 1, request: { ...request, headers: { a: "b" }, body: "x" }, consent: "given" },
  { type: "cancelEffect", id: 1 },
  { type: "place", file: "a.ts", line: 1 },
  { type: "agent", path: "writer.agent" },
  { type: "copy", text: "" },
  { type: "setSecret", name: "A" },
  { type: "manageTrust" },
])("the extension takes $type", message => {
  expect(toExtension(message)).toBe(true);
});

test.each([
  { type: "effect", id: 1, request },
  { type: "effect", id: 1, request, consent: "yes" },
  { type: "effect", id: 1, request: { ...request, headers: { a: 1 } }, consent: "once" },
  { type: "effect", id: "1", request, consent: "once" },
  { type: "place", file: "a.ts", line: "1" },
  { type: "run", command: "x" },
])("the extension drops %j", message => {
  expect(toExtension(message)).toBe(false);
});

test("a page starts with words alone", () => {
  const start = { mode: "document", trusted: true, language: "en", words: { call: "Call" } };
  expect(pageStart(start)).toBe(true);
  expect(pageStart({ ...start, mode: "other" })).toBe(false);
  expect(pageStart({ ...start, words: { call: 1 } })).toBe(false);
  expect(pageStart(null)).toBe(false);
});
