import { describe, expect, test } from "vitest";
import { nodeAt } from "./at.ts";
import type { Path } from "./document.ts";
import { find, locate, sourceText } from "./find.ts";
import { parseSource, syntaxOf } from "./parse.ts";
import type { Syntax } from "./tree.ts";

const yaml = `identity:
  name: Support
  type:
tools:
  - name: a
    tags: [x, y]
  -
prompts: []
`;

const json = `{
  "identity": {"name": "Support", "type": },
  "tools": [{"name": "a", "tags": ["x", "y"]}, 5],
  "prompts": []
}`;

function shown(text: string, syntax: Syntax, path: Path, part: "key" | "value" | "entry"): string | undefined {
  const extent = locate(parseSource(text, syntax), path, part);
  return extent && text.slice(extent.start, extent.end);
}

test("locate gives keys, values and entries of YAML", () => {
  expect(shown(yaml, "yaml", ["identity", "name"], "key")).toBe("name");
  expect(shown(yaml, "yaml", ["identity", "name"], "value")).toBe("Support");
  expect(shown(yaml, "yaml", ["identity", "name"], "entry")).toBe("name: Support");
  expect(shown(yaml, "yaml", ["identity"], "entry")).toBe("identity:\n  name: Support\n  type:");
  expect(shown(yaml, "yaml", ["identity", "type"], "entry")).toBe("type:");
  expect(shown(yaml, "yaml", ["tools"], "value")).toBe("- name: a\n    tags: [x, y]\n  -");
  expect(shown(yaml, "yaml", ["tools"], "entry")).toBe("tools:\n  - name: a\n    tags: [x, y]\n  -");
  expect(shown(yaml, "yaml", ["tools", 0], "entry")).toBe("- name: a\n    tags: [x, y]");
  expect(shown(yaml, "yaml", ["tools", 0], "value")).toBe("name: a\n    tags: [x, y]");
  expect(shown(yaml, "yaml", ["tools", 0, "tags", 1], "value")).toBe("y");
  expect(shown(yaml, "yaml", ["tools", 1], "entry")).toBe("-");
  expect(shown(yaml, "yaml", ["prompts"], "value")).toBe("[]");
  expect(shown(yaml, "yaml", [], "value")).toBe(yaml.trimEnd());
  expect(shown(yaml, "yaml", ["tools", 2], "value")).toBeUndefined();
  expect(shown(yaml, "yaml", ["identity", "name", "more"], "value")).toBeUndefined();
});

test("locate gives the empty place behind a key without value", () => {
  const at = yaml.indexOf("type:") + 5;
  expect(locate(parseSource(yaml, "yaml"), ["identity", "type"], "value")).toEqual({ start: at, end: at });
});

test("locate gives keys, values and entries of JSON", () => {
  expect(shown(json, "json", ["identity", "name"], "key")).toBe('"name"');
  expect(shown(json, "json", ["identity"], "value")).toBe('{"name": "Support", "type": }');
  expect(shown(json, "json", ["tools"], "entry")).toBe('"tools": [{"name": "a", "tags": ["x", "y"]}, 5]');
  expect(shown(json, "json", ["tools"], "value")).toBe('[{"name": "a", "tags": ["x", "y"]}, 5]');
  expect(shown(json, "json", ["tools", 0, "tags", 1], "value")).toBe('"y"');
  expect(shown(json, "json", ["tools", 1], "entry")).toBe("5");
  expect(shown(json, "json", ["prompts"], "entry")).toBe('"prompts": []');
});

test("find follows aliases, and takes the last of two equal keys", () => {
  const doc = parseSource("a: &x {b: 1}\nc: *x\nd: 1\nd: 2\n", "yaml");
  expect(find(doc, ["c", "b"])?.node).toMatchObject({ value: 1 });
  expect(find(doc, ["c"])?.node).toMatchObject({ kind: "alias" });
  expect(find(doc, ["d"])?.node).toMatchObject({ value: 2 });
  expect(find(doc, ["e"])).toBeUndefined();
});

test("sourceText gives a node as it is written", () => {
  const doc = parseSource("a: 1.50\n", "yaml");
  const value = doc.sections[0]?.value;
  expect(value && sourceText(doc, value)).toBe("1.50");
});

/** `|` marks the offset. */
function at(marked: string, syntax: Syntax): string {
  const offset = marked.indexOf("|");
  const { path, part } = nodeAt(parseSource(marked.replace("|", ""), syntax), offset);
  return `${part} ${path.join(".")}`.trim();
}

describe("nodeAt", () => {
  test.each([
    ["ide|ntity:\n  name: x\n", "key identity"],
    ["identity:|\n  name: x\n", "value identity"],
    ["identity:\n  name: Su|p\n", "value identity.name"],
    ["identity:\n  name: Sup|\n", "value identity.name"],
    ["identity:\n  name: |\n  type: x\n", "value identity.name"],
    ["identity:\n  |\nmodel:\n", "inside identity"],
    ["identity:\n  name: x\n  |\nmodel:\n", "inside identity"],
    ["identity:\n  name: x\n|\nmodel:\n", "inside"],
    ["identity:\n  name: x\n    |\n", "inside identity.name"],
    ["identity:\n  na|\n  type: x\n", "key identity.na"],
    ["mod|\nidentity:\n  name: x\n", "key mod"],
    ["tools:\n  - name: a\n    |\n  - name: b\n", "inside tools.0"],
    ["tools:\n  - name: a\n  |\n", "inside tools"],
    ["tools:\n  |\n", "inside tools"],
    ["tools:\n  - |\n", "value tools.0"],
    ["tools:\n  - name: a\n    http:\n      |\n", "inside tools.0.http"],
    ["tools:\n  - name: a\n  - na|me: b\n", "key tools.1.name"],
    ["tools:\n  - name: a\n    tags: [x, |]\n", "inside tools.0.tags"],
    ["tools:\n  - name: a\n    tags: [x, y|]\n", "value tools.0.tags.1"],
    ["tools:\n  - name: a\n    code: |\n\n".replace("code: |", "code: >\n      t|ext"), "value tools.0.code"],
    ["|", "inside"],
    ["a: &x 1\nb:\n  c: *|x\n", "value b.c"],
  ])("%j in YAML is %s", (text, want) => {
    expect(at(text, "yaml")).toBe(want);
  });

  test.each([
    ['{"ide|ntity": {"name": "x"}}', "key identity"],
    ['{"identity": {"name": "x|"}}', "value identity.name"],
    ['{"identity": {"name": |}}', "value identity.name"],
    ['{"identity": {|}}', "inside identity"],
    ['{"identity": {"name": "x", |}}', "inside identity"],
    ['{"tools": [{"name": "a"}, |]}', "inside tools"],
    ['{"tools": [{"name": "a"}, {"name": "|b"}]}', "value tools.1.name"],
    ['{"tools": [1, 2]|}', "inside"],
    ["{|}", "inside"],
  ])("%j in JSON is %s", (text, want) => {
    expect(at(text, "json")).toBe(want);
  });
});

test("syntaxOf knows the names of agent configs", () => {
  expect(
    ["a.agent.yaml", "a.agent.yml", "x/a.agent.json", "A.AGENT.JSONC", "a.yaml", "agent.json"].map(syntaxOf),
  ).toEqual(["yaml", "yaml", "json", "jsonc", undefined, undefined]);
});
