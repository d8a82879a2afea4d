import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commentsOf } from "./comments.ts";
import type { Piece, SourceDocument, TextEdit } from "./document.ts";
import { editSource } from "./edit.ts";
import { parseSource } from "./parse.ts";
import { problemsOf } from "./problems.ts";
import { jsoncSample, jsonSample, yamlSample } from "./testing/samples.ts";
import type { Node, Syntax } from "./tree.ts";
import { documentValue } from "./value.ts";

/** All that can be seen of a document. */
function view(doc: SourceDocument): unknown {
  return {
    text: doc.text,
    lines: Array.from({ length: doc.lines.count }, (_, line) => doc.lines.start(line)),
    pieces: doc.pieces.map(piece => ({ ...piece, start: piece.start })),
    root: doc.root && { ...doc.root, piece: doc.root.piece.start },
    notAMap: doc.notAMap,
    problems: problemsOf(doc),
    comments: [...commentsOf(doc)],
    value: documentValue(doc),
    sections: doc.sections.map(section => ({
      name: section.name,
      start: section.start(),
      end: section.end(),
      key: section.key.piece.start + section.key.node.start,
      entry: section.entry,
      value: section.value && at(section.value),
      items: section.items?.map(item => [at(item), item.start]),
    })),
  };
}

function at({ piece, node }: { readonly piece: Piece; readonly node: Node | null }): unknown {
  return { piece: piece.start, node };
}

// What people type, and what turns the meaning of a text over.
const typed = [
  ..."abc12-:#'\"[]{},.&*!?|>%@`~/\\ \t\n\r\0\ufeff",
  ...[
    "\n\n",
    "\n  ",
    "\n    ",
    "- ",
    "\n- ",
    "\n  - ",
    "\n    - x",
    ": ",
    "key: v",
    "\nkey: ",
    "\n  key:\n",
    "key:value",
    " # c",
  ],
  ...[
    "|\n",
    ">-\n",
    "{{x}}",
    "<<: ",
    "\r\n",
    '"k": ',
    ', "k": 1',
    "],",
    "},",
    "// c\n",
    "/* c */",
    "null",
    '"x"',
    '"x',
    "\ud800",
  ],
];
// What makes one piece of the whole text, or nearly.
const drastic = ["---\n", "\n...\n", "%YAML", "&a ", "*a", "!t ", "\n? ", "/* ", "\n[", "\n{"];

/** A wish for an edit: where (as a share of the text), how much goes, what comes. */
const wish = fc.record({
  // Unbiased: else most edits would be at the very start.
  at: fc.noBias(fc.integer({ min: 0, max: 9999 })).map(share => share / 9999),
  drop: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 5 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 80 }) },
  ),
  text: fc.oneof(
    { weight: 6, arbitrary: fc.constant("") },
    { weight: 8, arbitrary: fc.constantFrom(...typed) },
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...typed), { maxLength: 5 }).map(parts => parts.join("")) },
    { weight: 1, arbitrary: fc.constantFrom(...drastic) },
  ),
  // Line edits are what editors do most: move, cut and paste lines.
  whole: fc.boolean(),
});

function editOf(
  doc: SourceDocument,
  { at, drop, text, whole }: { at: number; drop: number; text: string; whole: boolean },
): TextEdit {
  const start = Math.floor(at * doc.text.length);
  if (!whole || doc.lines.count < 8) return { start, end: Math.min(doc.text.length, start + drop), text };
  const { line } = doc.lines.positionAt(start);
  const from = doc.lines.start(line);
  const to = doc.lines.start(line + (drop % 4));
  return { start: from, end: to, text: drop % 2 ? text : doc.text.slice(doc.lines.start(line - 1), from) };
}

/** Long lists: pieces in many groups, which edits tear and join. */
const longYaml = `a: 1\nlist:\n${Array.from({ length: 300 }, (_, i) => `  - x${i}\n`).join("")}b:\n${"  - y: refund\n".repeat(150)}`;
const longJson = `{"list": [${Array.from({ length: 200 }, (_, i) => `{"x": ${i}}`).join(",")}], "b": [{"a": "refund"}]}`;

const texts: [string, string, Syntax][] = [
  ["YAML", yamlSample, "yaml"],
  ["YAML with CRLF", yamlSample.replaceAll("\n", "\r\n"), "yaml"],
  ["YAML behind a document mark", `\ufeff# c\n---\n${yamlSample}`, "yaml"],
  ["JSON", jsonSample, "json"],
  ["JSON on one line", JSON.stringify(JSON.parse(jsonSample)), "json"],
  ["JSONC", jsoncSample, "jsonc"],
  ["long lists in YAML", longYaml, "yaml"],
  ["a long list in JSON", longJson, "json"],
];

describe.each(texts)("%s", (_name, text, syntax) => {
  test("a document edited again and again is the one that is parsed anew", () => {
    let cut = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.array(fc.array(wish, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }), script => {
        let doc = parseSource(text, syntax);
        for (const wishes of script) {
          doc = editSource(
            doc,
            wishes.map(one => editOf(doc, one)),
          );
          const anew = view(parseSource(doc.text, syntax));
          // `expect` explains the difference, but is slow where there is none.
          if (!isDeepStrictEqual(view(doc), anew)) expect(view(doc)).toEqual(anew);
          all++;
          if (doc.pieces.length > 3) cut++;
        }
      }),
      { numRuns: text.length > 2000 ? 40 : 400, seed: 20 },
    );
    // Most scripts must run where pieces are really kept.
    expect(cut / all).toBeGreaterThan(0.4);
  });

  test("pieces that an edit doesn't touch are kept and moved", () => {
    const before = parseSource(text, syntax);
    const pieces = [...before.pieces];
    const at = text.indexOf("refund");
    const touched = pieces.findIndex(piece => piece.start <= at && at < piece.start + piece.length);
    const starts = pieces.map(piece => piece.start);
    const sections = before.sections.map(section => section.name);
    const after = editSource(before, [{ start: at, end: at + 6, text: "give back" }]);
    expect(after.pieces.length).toBe(pieces.length);
    expect(after.pieces.map((piece, i) => piece === pieces[i])).toEqual(pieces.map((_, i) => i !== touched));
    expect(after.pieces.map(piece => piece.start)).toEqual(starts.map((start, i) => start + (i > touched ? 3 : 0)));
    expect(after.sections.map(section => section.name)).toEqual(sections);
  });
});

test.each([
  // Comments above, four sections, two lists with their heads and five items in all, one more section.
  ["YAML", yamlSample, "yaml", 1 + 4 + (1 + 3) + (1 + 2) + 1],
  // The brace, three sections, one list with its head and three items, two more sections.
  ["JSON", jsonSample, "json", 1 + 3 + (1 + 3) + 2],
] as const)("each top-level key and item of %s is a piece of its own", (_name, text, syntax, count) => {
  expect(parseSource(text, syntax).pieces.length).toBe(count);
});

test.each([
  ["an alias of another section's anchor", "a: &x 1\nb: *x\n"],
  ["aliases that stand for very much", `a:\n  - &x [${"1, ".repeat(99)}1]\n  - [${"*x, ".repeat(99)}*x]\n`],
  ["flow style at the root", "{a: 1, b: 2}\n"],
  ["several documents", "a: 1\n---\nb: 2\n"],
  ["directives", "%YAML 1.2\n---\na: 1\nb: 2\n"],
])("a text with %s is one piece", (_name, text) => {
  const doc = parseSource(text, "yaml");
  expect(doc.pieces.length).toBe(1);
  expect(doc.root).not.toBeNull();
});

test("anchors and aliases that are alone in their piece cut no text together", () => {
  const text = "a:\n  k: &x {v: 1}\n  l: {<<: *x}\nlist:\n  - {b: &x 2, c: *x}\n  - 3\n";
  const doc = parseSource(text, "yaml");
  expect(doc.pieces.length).toBe(4);
  expect(documentValue(doc)).toEqual({ a: { k: { v: 1 }, l: { v: 1 } }, list: [{ b: 2, c: 2 }, 3] });
  const across = editSource(doc, [{ start: text.length - 2, end: text.length - 1, text: "*x" }]);
  expect(across.pieces.length).toBe(1);
  expect(documentValue(across)).toMatchObject({ list: [{ b: 2, c: 2 }, 2] });
});

test("a large piece without aliases is no reason to read all as one", () => {
  const text = `a: 1\nb:\n${Array.from({ length: 3000 }, (_, i) => `  k${i}: 1\n`).join("")}c: 3\n`;
  expect(parseSource(text, "yaml").pieces.length).toBe(3);
});

test("edits mean offsets in the text before all of them, in any order", () => {
  const doc = parseSource("a: 1\nb: 2\nc: 3\n", "yaml");
  const edited = editSource(doc, [
    { start: 13, end: 14, text: "33" },
    { start: 3, end: 4, text: "" },
    { start: 5, end: 5, text: "x: y\n" },
  ]);
  expect(edited.text).toBe("a: \nx: y\nb: 2\nc: 33\n");
  expect(documentValue(edited)).toEqual({ a: null, x: "y", b: 2, c: 33 });
});

test("edits outside the text or over each other are cut to fit", () => {
  const doc = parseSource("a: 1\nb: 2\n", "yaml");
  const edited = editSource(doc, [
    { start: -5, end: 4, text: "a: 5" },
    { start: 2, end: 9, text: "!" },
    { start: 90, end: 99, text: "c: 3\n" },
  ]);
  expect(edited.text).toBe("a: 5!\nc: 3\n");
});

test("no edits leave the document as it is", () => {
  const doc = parseSource("a: 1\n", "yaml");
  expect(editSource(doc, [])).toBe(doc);
});

test("a section whose pieces are all kept is kept itself", () => {
  const before = parseSource("a: 1\nb:\n  - x\n  - y\nc: 3\n", "yaml");
  const [a, b, c] = before.sections;
  const after = editSource(before, [{ start: 13, end: 14, text: "z" }]);
  expect(after.sections.map(section => [a, b, c].includes(section))).toEqual([true, false, true]);
});
