import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeAt } from "./at.ts";
import { commentsOf } from "./comments.ts";
import type { SourceDocument } from "./document.ts";
import { find, locate } from "./find.ts";
import { sourceOffset } from "./offset.ts";
import { parseSource } from "./parse.ts";
import { problemsOf } from "./problems.ts";
import { anyText } from "./testing/arbitrary.ts";
import { jsoncSample, jsonSample, yamlSample } from "./testing/samples.ts";
import { walk } from "./testing/walk.ts";
import type { Syntax } from "./tree.ts";
import { documentValue, toValue } from "./value.ts";

const syntaxes: Syntax[] = ["yaml", "json", "jsonc"];

/** `expect` is too slow to be asked a million times. */
function check(fine: boolean, what: string): void {
  if (!fine) throw new Error(`not so: ${what}`);
}

/** Fails unless all that a document says of places is inside its text and in order. */
function checkPlaces(doc: SourceDocument): void {
  const { length } = doc.text;
  let at = 0;
  for (const piece of doc.pieces) {
    check(piece.start === at, "a piece begins where the one before it ends");
    at += piece.length;
  }
  check(at === length, "the pieces are the whole text");
  for (const { piece, node, parent } of walk(doc)) {
    check(node.start >= 0 && node.start <= node.end && node.end <= piece.length, "a node is inside its piece");
    check(!parent || (parent.start <= node.start && node.end <= parent.end), "a node is inside what holds it");
  }
  for (const { start, end } of [...problemsOf(doc), ...commentsOf(doc)]) {
    check(start >= 0 && start <= end && end <= length, "problems and comments are inside the text");
  }
}

test.each(syntaxes)("no text makes %s throw, and all places are inside it", syntax => {
  fc.assert(
    fc.property(anyText, text => {
      const doc = parseSource(text, syntax);
      checkPlaces(doc);
      documentValue(doc);
      for (let offset = 0; offset <= text.length; offset += 3) {
        const { path, located } = nodeAt(doc, offset);
        check(
          !located || located.piece.start + located.node.start <= text.length,
          "what is at an offset is inside the text",
        );
        locate(doc, path, "entry");
      }
      for (const { piece, node } of walk(doc)) {
        if (!("kind" in node) || node.kind !== "scalar") continue;
        for (const index of [0, 1, 5]) {
          const at = sourceOffset(doc, { piece, node }, index);
          check(piece.start + node.start <= at && at <= piece.start + piece.length, "a character is inside the piece");
        }
      }
    }),
    { numRuns: 1200, seed: 11 },
  );
});

const samples: [Syntax, string][] = [
  ["yaml", yamlSample],
  ["yaml", yamlSample.replaceAll("\n", "\r\n")],
  ["yaml", `&a ${yamlSample.slice(yamlSample.indexOf("format"))}`],
  ["json", jsonSample],
  ["jsonc", jsoncSample],
];

test.each(samples)("the text of every scalar is read to its value again (%s %#)", (syntax, text) => {
  const doc = parseSource(text, syntax);
  let count = 0;
  for (const { piece, node } of walk(doc)) {
    if (!("kind" in node) || node.kind !== "scalar") continue;
    const slice = doc.text.slice(piece.start + node.start, piece.start + node.end);
    count++;
    if (node.style === "literal" || node.style === "folded") {
      expect(slice).toMatch(/^[|>]/);
      continue;
    }
    expect(slice).toBe(slice.trim());
    const alone = syntax === "yaml" ? parseSource(`k: ${slice}`, "yaml") : parseSource(`{"k": ${slice}}`, "json");
    expect(problemsOf(alone)).toEqual([]);
    expect(documentValue(alone)).toEqual({ k: toValue(node) });
  }
  expect(count).toBeGreaterThan(20);
});

test.each(samples)("every character of a text value is found where it stands (%s %#)", (syntax, text) => {
  const doc = parseSource(text, syntax);
  for (const { piece, node } of walk(doc)) {
    if (!("kind" in node) || node.kind !== "scalar" || typeof node.value !== "string") continue;
    let last = 0;
    for (let i = 0; i < node.value.length; i++) {
      const at = sourceOffset(doc, { piece, node }, i);
      check(at >= last, "characters stand in order");
      last = at;
      const written = doc.text[at];
      // Escapes, and breaks that were folded to a blank, stand for another character than they are.
      const other = written === "\\" || node.value[i] === " " || node.value[i] === "\n";
      check(other || written === node.value[i], `character ${i} of ${JSON.stringify(node.value)}`);
    }
  }
});

test("offsets go through escapes, doubled quotes, folds and indentation", () => {
  const text = "a: \"x\\n\\u0041y\"\nb: 'it''s'\nc: |\n    one\n      two\nd: >\n  p\n  q\ne: r\n  s\n";
  const doc = parseSource(text, "yaml");
  const shown = (key: string, index: number): string => {
    const found = find(doc, [key]);
    if (found?.node?.kind !== "scalar") throw new Error(`no scalar ${key}`);
    return text.slice(sourceOffset(doc, { piece: found.piece, node: found.node }, index)).slice(0, 3);
  };
  expect([0, 1, 2, 3, 4].map(i => shown("a", i))).toEqual(["x\\n", "\\n\\", "\\u0", 'y"\n', '"\nb']);
  expect([0, 2, 3].map(i => shown("b", i))).toEqual(["it'", "''s", "s'\n"]);
  expect([0, 3, 4, 6].map(i => shown("c", i))).toEqual(["one", "\n  ", "  t", "two"]);
  expect([0, 1, 2].map(i => shown("d", i))).toEqual(["p\n ", "\n  ", "q\ne"]);
  expect([0, 1, 2].map(i => shown("e", i))).toEqual(["r\n ", "\n  ", "s\n"]);
});
