import fc from "fast-check";
import { expect, test } from "vitest";
import YAML from "yaml";
import { editSource } from "./edit.ts";
import { parseSource } from "./parse.ts";
import { problemsOf } from "./problems.ts";
import { model } from "./testing/arbitrary.ts";
import { documentValue } from "./value.ts";

function read(text: string): { value: unknown; problems: string[] } {
  const doc = parseSource(text, "yaml");
  return { value: documentValue(doc), problems: problemsOf(doc).map(problem => problem.kind) };
}

const cases: [name: string, text: string, value: unknown][] = [
  ["nothing", "", null],
  ["comments alone", "# a\n  # b\n", null],
  [
    "words of the core schema",
    "[~, null, Null, NULL, true, True, TRUE, false, no, yes, on]",
    [null, null, null, null, true, true, true, false, "no", "yes", "on"],
  ],
  ["integers", "[0, -1, +2, 007, 0o17, 0x1F, 1_000, 0b1]", [0, -1, 2, 7, 15, 31, "1_000", "0b1"]],
  [
    "floats",
    "[1.5, -.5, 1., 1e3, 1E-2, .inf, -.INF, .nan, 1.2.3]",
    [1.5, -0.5, 1, 1000, 0.01, Infinity, -Infinity, Number.NaN, "1.2.3"],
  ],
  ["plain text over lines", "a: one\n  two\n\n\n  three\nb: x", { a: "one two\n\nthree", b: "x" }],
  ["plain text with marks inside", "a: b#c d:e http://x -f, [g]\n", { a: "b#c d:e http://x -f, [g]" }],
  ["a comment behind plain text", "a: b # c\nd: e\t# f\n", { a: "b", d: "e" }],
  ["single quotes", "a: 'it''s'\nb: 'x\n\n  y  \n  z'\nc: ''\n", { a: "it's", b: "x\ny z", c: "" }],
  [
    "double quotes",
    'a: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P\\x41\\u00e9\\U0001F600"',
    { a: '\0\x07\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029Aé😀' },
  ],
  ["double quotes over lines", 'a: "one\n  two \\\n  \\  three\n\n  four\\n"\n', { a: "one two   three\nfour\n" }],
  ["literal", "a: |\n  x\n   y\n\n  z\nb: 1\n", { a: "x\n y\n\nz\n", b: 1 }],
  ["literal, endings", "a: |-\n  x\n\nb: |+\n  x\n\nc: |\n  x\n\n", { a: "x", b: "x\n\n", c: "x\n" }],
  ["literal, indentation given", "a: |2\n    x\n  y\n- not\n".replace("- not\n", ""), { a: "  x\ny\n" }],
  ["literal with comments inside and behind", "a: |\n  # text\n # comment\nb: 1\n", { a: "# text\n", b: 1 }],
  [
    "folded",
    "a: >\n  one\n  two\n\n  three\n    more\n  four\n\n\n  five\n",
    { a: "one two\nthree\n  more\nfour\n\nfive\n" },
  ],
  ["folded, endings", "a: >-\n  x\n  y\nb: >+\n  x\n\n", { a: "x y", b: "x\n\n" }],
  ["empty literal", "a: |\nb: >-\n\nc: |+\n\n", { a: "", b: "", c: "\n" }],
  ["lists at the key's column", "a:\n- 1\n- 2\nb:\n  - 3\n", { a: [1, 2], b: [3] }],
  ["lists in lists", "- - a\n  - b\n-\n  - c\n- - - d\n", [["a", "b"], ["c"], [["d"]]]],
  ["maps in lists", "- a: 1\n  b: 2\n-\n  c: 3\n- d:\n    e: 4\n", [{ a: 1, b: 2 }, { c: 3 }, { d: { e: 4 } }]],
  ["a list below a key of an item", "- a:\n  - 1\n  b: 2\n", [{ a: [1], b: 2 }]],
  ["empty values and items", "a:\nb:\n  -\n  - x\nc: {d, e: }\n", { a: null, b: [null, "x"], c: { d: null, e: null } }],
  [
    "flow",
    "{a: [1, two, 'three', \"four\"], b: {c: d}, e: [], f: {}}",
    { a: [1, "two", "three", "four"], b: { c: "d" }, e: [], f: {} },
  ],
  [
    "flow over lines",
    "a: [\n  one two,\n  three\n    four, # c\n]\nb: {\n  c: d,\n}\n",
    { a: ["one two", "three four"], b: { c: "d" } },
  ],
  ["pairs in flow lists", "[a: 1, b: , ? c : 3, 'd':4]", [{ a: 1 }, { b: null }, { c: 3 }, { d: 4 }]],
  ["quoted keys", "\"a b\": 1\n'c: d': 2\n", { "a b": 1, "c: d": 2 }],
  ["keys that are no strings", "1: a\ntrue: b\n~: c\n1.50: d\n", { 1: "a", true: "b", "": "c", "1.5": "d" }],
  ["keys with marks", "a-b.c/d: 1\n-e: 2\n?f: 3\n:g: 4\n", { "a-b.c/d": 1, "-e": 2, "?f": 3, ":g": 4 }],
  ["explicit keys", "? a\n: 1\n? b\n? 'c'\n:\n  d: 2\n", { a: 1, b: null, c: { d: 2 } }],
  [
    "anchors and aliases",
    "a: &x {b: 1}\nc: *x\nd: [*x, &y e, *y]\n",
    { a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }, "e", "e"] },
  ],
  [
    "merge keys",
    "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  <<: [*a, *b]\n  z: 5\nd: {<<: *b, y: 6}\n",
    { a: { x: 1, y: 2 }, b: { y: 3, z: 4 }, c: { x: 1, y: 2, z: 5 }, d: { y: 6, z: 4 } },
  ],
  [
    "tags",
    "a: !!str 12\nb: !!int '3'\nc: !mine x\nd: !!map\n  e: !<tag:x> 1\nf: !!seq [! 2]\n",
    { a: "12", b: 3, c: "x", d: { e: 1 }, f: ["2"] },
  ],
  ["a document mark and an end mark", "%YAML 1.2\n---\na: 1\n...\n", { a: 1 }],
  ["a byte order mark", "\ufeffa: 1\n", { a: 1 }],
  ["CRLF", 'a: "x\r\n  y"\r\nb: |\r\n  z\r\n  w\r\nc: p\r\n  q\r\n', { a: "x y", b: "z\nw\n", c: "p q" }],
  ["CR alone", "a: 1\rb:\r  - 2\r", { a: 1, b: [2] }],
  ["tabs between and behind", "a:\t1\t\nb: \t[\t2\t,\t3\t]\t# c\n\t\n", { a: 1, b: [2, 3] }],
  ["a root further right", "  a: 1\n  b: 2\n", { a: 1, b: 2 }],
  ["a key called __proto__", "__proto__: 1\n", JSON.parse('{"__proto__": 1}')],
];

test.each(cases)("%s", (_name, text, value) => {
  expect(read(text)).toEqual({ value, problems: [] });
});

// How a printer may write one model: the parser must not mind.
const styles: YAML.ToStringOptions[] = [
  {},
  { indent: 4, indentSeq: false, singleQuote: true },
  { collectionStyle: "flow" },
  { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "QUOTE_DOUBLE" },
  { defaultStringType: "QUOTE_SINGLE", lineWidth: 30, minContentWidth: 0 },
  { defaultStringType: "BLOCK_LITERAL", defaultKeyType: "PLAIN" },
  { defaultStringType: "BLOCK_FOLDED", defaultKeyType: "PLAIN", lineWidth: 24, minContentWidth: 0 },
];

test("what another library prints is read as it was", () => {
  fc.assert(
    fc.property(model, fc.constantFrom(...styles), fc.boolean(), (value, style, crlf) => {
      // Below a key: a lone scalar is read as a half-typed map, on purpose.
      const printed = YAML.stringify({ root: value }, { ...style, aliasDuplicateObjects: false });
      const text = crlf && !printed.includes("\r") ? printed.replaceAll("\n", "\r\n") : printed;
      const doc = YAML.parseDocument(text);
      // Printers have bugs too: only what they read back themselves counts.
      fc.pre(doc.errors.length === 0 && doc.warnings.length === 0);
      expect(read(text)).toEqual({ value: doc.toJS(), problems: [] });
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test("a NUL is told where it stands, also after an edit, and the value keeps it", () => {
  const spans = (doc: ReturnType<typeof parseSource>) =>
    problemsOf(doc).map(({ kind, start, end }) => `${kind} ${start}-${end}`);
  const doc = parseSource('a: x\0\0y\nb: "\0"\n# \0c\nd: [1, \0]\n', "yaml");
  expect(spans(doc)).toEqual(["bad-escape 4-6", "bad-escape 12-13", "bad-escape 17-18", "bad-escape 27-28"]);
  expect(documentValue(doc)).toMatchObject({ a: "x\0\0y", b: "\0" });
  expect(spans(editSource(parseSource("a: 1\nb: 2\n", "yaml"), [{ start: 8, end: 9, text: "z\0" }]))).toEqual([
    "bad-escape 9-10",
  ]);
});

test("values are kept: the same node gives the same object", () => {
  const doc = parseSource("a: &x {b: 1}\nc: *x\n", "yaml");
  const value = documentValue(doc) as { a: unknown; c: unknown };
  expect(documentValue(doc)).toBe(value);
  expect(value.c).toBe(value.a);
});
