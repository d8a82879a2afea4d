import { describe, expect, test } from "vitest";
import { type Path, parseSource, type Syntax, type TextEdit } from "../../syntax/index.ts";
import { checkAgent } from "../check/check.ts";
import { openAgent } from "../document.ts";
import { nothingKnown } from "../outside.ts";
import { applyEdits } from "../rules/fixtures/apply.ts";
import { appendItem, insertField, remove, renameKey, setValue } from "./edits.ts";
import { fixesFor } from "./fixes.ts";

function edited(text: string, syntax: Syntax, edit: (document: ReturnType<typeof parseSource>) => readonly TextEdit[]) {
  return applyEdits(text, edit(parseSource(text, syntax)));
}

const pretty = '{\n  "a": {\n    "b": 1,\n    "c": ["x", "y"]\n  },\n  "d": []\n}\n';
const block = "a:\n  b: 1\n  c:\n    - x # one\n    - y\nd: []\n";

describe("JSON", () => {
  test.each<[what: string, edit: Parameters<typeof edited>[2], result: string]>([
    ["set", d => setValue(d, ["a", "b"], "t"), pretty.replace("1", '"t"')],
    ["rename", d => renameKey(d, ["a", "b"], "bb"), pretty.replace('"b"', '"bb"')],
    ["insert", d => insertField(d, ["a"], "e", { f: 1 }), pretty.replace('"y"]', '"y"],\n    "e": {"f":1}')],
    ["insert a section", d => insertField(d, [], "e", true), pretty.replace("[]", '[],\n  "e": true')],
    ["append", d => appendItem(d, ["a", "c"], "z"), pretty.replace('"y"', '"y", "z"')],
    ["append to nothing", d => appendItem(d, ["d"], "z"), pretty.replace("[]", '["z"]')],
    [
      "append to what is not there",
      d => appendItem(d, ["a", "e"], "z"),
      pretty.replace('"y"]', '"y"],\n    "e": ["z"]'),
    ],
    ["remove the first field", d => remove(d, ["a", "b"]), pretty.replace('"b": 1,\n    ', "")],
    ["remove the last field", d => remove(d, ["a", "c"]), pretty.replace(',\n    "c": ["x", "y"]', "")],
    ["remove an element", d => remove(d, ["a", "c", 0]), pretty.replace('"x", ', "")],
    ["remove the last element", d => remove(d, ["a", "c", 1]), pretty.replace(', "y"', "")],
    ["remove a section", d => remove(d, ["d"]), pretty.replace(',\n  "d": []', "")],
  ])("%s", (_, edit, result) => {
    expect(edited(pretty, "json", edit)).toBe(result);
  });
});

describe("YAML", () => {
  test.each<[what: string, edit: Parameters<typeof edited>[2], result: string]>([
    ["set", d => setValue(d, ["a", "b"], "true"), block.replace("1", '"true"')],
    ["rename", d => renameKey(d, ["a", "b"], "bb"), block.replace("b: 1", "bb: 1")],
    ["insert", d => insertField(d, ["a"], "e", { f: "g" }), block.replace("- y", "- y\n  e:\n    f: g")],
    ["insert a section", d => insertField(d, [], "e", { f: 1 }), `${block}e:\n  f: 1\n`],
    ["append", d => appendItem(d, ["a", "c"], "z: 1"), block.replace("- y", '- y\n    - "z: 1"')],
    ["append to nothing", d => appendItem(d, ["d"], "z"), block.replace("[]", "[z]")],
    ["remove the first field", d => remove(d, ["a", "b"]), block.replace("  b: 1\n", "")],
    ["remove a list", d => remove(d, ["a", "c"]), block.replace("  c:\n    - x # one\n    - y\n", "")],
    ["remove an element", d => remove(d, ["a", "c", 0]), block.replace("    - x # one\n", "")],
    ["remove a section", d => remove(d, ["a"]), "d: []\n"],
    ["remove the last section", d => remove(d, ["d"]), block.replace("d: []\n", "")],
  ])("%s", (_, edit, result) => {
    expect(edited(block, "yaml", edit)).toBe(result);
  });

  test("the last element of a block list takes the list with it", () => {
    expect(edited("a:\n  b:\n    - x\n  c: 1\n", "yaml", d => remove(d, ["a", "b", 0]))).toBe("a:\n  c: 1\n");
  });

  test("the first field of an element leaves the dash to the next", () => {
    expect(edited("t:\n  - a: 1\n    b: 2\n  - c: 3\n", "yaml", d => remove(d, ["t", 0, "a"]))).toBe(
      "t:\n  - b: 2\n  - c: 3\n",
    );
  });

  test("quotes stay as they are", () => {
    expect(edited("a: 'x'\nb: \"y\"\n", "yaml", d => [...setValue(d, ["a"], "p"), ...setValue(d, ["b"], "q")])).toBe(
      "a: 'p'\nb: \"q\"\n",
    );
  });

  test("lines end as the text's do", () => {
    const crlf = block.replaceAll("\n", "\r\n");
    const result = edited(crlf, "yaml", d => insertField(d, ["a"], "e", 1));
    expect(result).toBe(block.replace("- y", "- y\n  e: 1").replaceAll("\n", "\r\n"));
  });
});

test("a literal key comes with a command for the secret store", () => {
  const key = "sk-Example0Example1Example2Example3";
  const text = `apiKeys:\n  openai: "${key}"\n`;
  const document = openAgent(text, "yaml");
  const finding = checkAgent(document).find(({ code }) => code === "AW134");
  const [fix] = finding ? fixesFor(document, finding, { outside: nothingKnown }) : [];
  const start = text.indexOf(key);
  expect(fix?.command).toEqual({ name: "moveKeyToSecrets", secret: "OPENAI_API_KEY", start, end: start + key.length });
  expect(applyEdits(text, fix?.edits ?? [])).toBe('apiKeys:\n  openai: "${secret:OPENAI_API_KEY}"\n');
});

test.each([
  ["apiKeys: {openai: $MY_KEY}\n", "AW131", 'apiKeys: {openai: "${secret:MY_KEY}"}\n'],
  ["x-a: {token: q7Zp2Lm9Xw4Rt6Yk8Bn3}\n", "AW134", 'x-a: {token: "${secret:TOKEN}"}\n'],
  [
    "x-a: [Bearer ghp_Example0Example1Example2Example345 it's]\n",
    "AW134",
    `x-a: ["Bearer \${secret:GITHUB_TOKEN} it's"]\n`,
  ],
  ["x-a: {'token': 'q7Zp2Lm9Xw4Rt6Yk8Bn3'}\n", "AW134", "x-a: {'token': '${secret:TOKEN}'}\n"],
])("a reference to a secret is quoted in brackets: %s", (text, rule, result) => {
  const document = openAgent(text, "yaml");
  const finding = checkAgent(document).find(({ code }) => code === rule);
  const [fix] = finding ? fixesFor(document, finding, { outside: nothingKnown }) : [];
  expect(applyEdits(text, fix?.edits ?? [])).toBe(result);
});

test("a tool that stands twice through an alias is not renamed twice", () => {
  const text = "tools:\n  - &a\n    name: one\n    description: x\n    flow: y\n  - *a\n";
  const document = openAgent(text, "yaml");
  const finding = checkAgent(document).find(({ code }) => code === "AW163");
  expect(finding && fixesFor(document, finding, { outside: nothingKnown })).toEqual([]);
});

test("a finding that is gone has no fixes", () => {
  const document = openAgent("identity:\n  type: asistant\n", "yaml");
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  expect(fixesFor(document, { code: "AW120", range }, { outside: nothingKnown })).toEqual([]);
  expect(fixesFor(document, { code: "AW999", range }, { outside: nothingKnown })).toEqual([]);
});

test("nothing is edited where there is nothing", () => {
  const document = parseSource("a: 1\n", "yaml");
  const missing: Path = ["b", "c"];
  expect(setValue(document, missing, 1)).toEqual([]);
  expect(renameKey(document, missing, "x")).toEqual([]);
  expect(remove(document, missing)).toEqual([]);
  expect(insertField(document, missing, "x", 1)).toEqual([]);
});
