import { expect, test } from "vitest";
import { openAgent, partialModel } from "../../index.ts";
import { inlays } from "./inlay.ts";

/** The text with each hint in ‹› where it is shown. */
function shown(text: string, syntax: "yaml" | "json" = "yaml"): string {
  const document = openAgent(text, syntax);
  const { lines } = document.source;
  return inlays(document, 0, text.length)
    .map(({ position, label }, i) => ({ at: lines.offsetAt(position), label: `‹${label}›`, i }))
    .sort((a, b) => b.at - a.at || b.i - a.i)
    .reduce((done, { at, label }) => done.slice(0, at) + label + done.slice(at), text);
}

/** The text after the hint with this label was taken. */
function taken(label: string, text: string, syntax: "yaml" | "json" = "yaml"): string {
  const document = openAgent(text, syntax);
  const { lines } = document.source;
  const hint = inlays(document, 0, text.length).find(one => one.label === label);
  const [edit] = hint?.textEdits ?? [];
  if (!edit) throw new Error(`${label} can't be taken`);
  return text.slice(0, lines.offsetAt(edit.range.start)) + edit.newText + text.slice(lines.offsetAt(edit.range.end));
}

test("beside the name: what follows from it", () => {
  expect(shown("identity:\n  name: Support Triage # who\n  type: analyst\n")).toBe(
    "identity:\n  name: Support Triage‹urn: urn:agent:local:support-triage›‹version: 0.1.0›‹id: ed0af5ff…› # who\n  type: analyst\n",
  );
  expect(shown("identity:\n  name: A\n  version: 2.0.0\n  id: x\n  urn: y\n")).not.toContain("‹");
  expect(shown("identity:\n  name:\n  type: analyst\n")).not.toContain("‹");
});

test("beside a section: its defaults, as far as they are not set", () => {
  expect(
    shown("capabilities:\n  networkAccess: true\nbuild: { platform: linux }\nruntime:\n  isolation: vm\nfacts: {}\n"),
  ).toBe(
    "capabilities:‹timeoutSeconds: 60›\n  networkAccess: true\nbuild: {‹target: wasm› platform: linux }\nruntime:\n  isolation: vm\nfacts: {‹ttl: 3600›}\n",
  );
});

test("beside a request: the method", () => {
  expect(
    shown(`tools:
  - name: a
    http:
      url: https://x.org/
  - name: b
    http:
      url: https://x.org/
      body: hello
  - name: c
    http: { method: PUT, url: https://x.org/ }
`),
  ).toBe(`tools:
  - name: a
    http:‹method: GET›
      url: https://x.org/
  - name: b
    http:‹method: POST›
      url: https://x.org/
      body: hello
  - name: c
    http: { method: PUT, url: https://x.org/ }
`);
});

test("in JSON", () => {
  expect(shown('{"capabilities": {"networkAccess": true}, "tools": [{"http": {"url": "u"}}]}', "json")).toBe(
    '{"capabilities": {‹timeoutSeconds: 60›"networkAccess": true}, "tools": [{"http": {‹method: GET›"url": "u"}}]}',
  );
});

test("taking a hint writes it", () => {
  expect(taken("timeoutSeconds: 60", "capabilities:\n  networkAccess: true # yes\nbuild: {}\n")).toBe(
    "capabilities:\n  networkAccess: true # yes\n  timeoutSeconds: 60\nbuild: {}\n",
  );
  expect(taken("method: GET", '{"tools": [{"http": {"url": "u"}}]}', "json")).toBe(
    '{"tools": [{"http": {"url": "u", "method": "GET"}}]}',
  );
});

test("whatever hint is taken, it says what applied before, and is gone", () => {
  const text = `identity: { name: Support Triage }
capabilities:
  networkAccess: true
facts: {}
runtime:
  fileSystemAccess: true
build:
  platform: linux
tools:
  - name: a
    http:
      url: https://x.org/
`;
  for (const [source, syntax] of [
    [text, "yaml"],
    [JSON.stringify(partialModel(openAgent(text, "yaml")), null, 2), "json"],
    [text.replaceAll("\n", "\r\n"), "yaml"],
  ] as const) {
    const hints = inlays(openAgent(source, syntax), 0, source.length);
    expect(hints).toHaveLength(8);
    for (const { label } of hints) {
      const after = openAgent(taken(String(label), source, syntax), syntax);
      const left = inlays(after, 0, after.source.text.length).map(one => one.label);
      expect(left).toEqual(hints.map(one => one.label).filter(one => one !== label));
    }
  }
});

test("nothing is said of what an alias may bring, of a section that is overridden, and outside the range", () => {
  expect(shown("x-base: &b { timeoutSeconds: 30 }\ncapabilities:\n  <<: *b\n  networkAccess: true\n")).not.toContain(
    "‹",
  );
  expect(shown("build: { platform: linux }\nbuild: { platform: darwin }\n")).toBe(
    "build: { platform: linux }\nbuild: {‹target: wasm› platform: darwin }\n",
  );
  const text = "build: {}\nfacts: {}\n";
  expect(inlays(openAgent(text, "yaml"), 10, text.length).map(({ label }) => label)).toEqual(["ttl: 3600"]);
});
