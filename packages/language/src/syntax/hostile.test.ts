import { describe, expect, test } from "vitest";
import { editSource } from "./edit.ts";
import { parseSource } from "./parse.ts";
import { problemsOf } from "./problems.ts";
import type { Syntax } from "./tree.ts";
import { documentValue } from "./value.ts";

const mebi = 1 << 20;

function laughs(): string {
  let text = "a0: &a0 [ha, ha, ha]\n";
  for (let i = 1; i < 30; i++)
    text += `a${i}: &a${i} [${Array(9)
      .fill(`*a${i - 1}`)
      .join(", ")}]\n`;
  return text;
}

function chain(): string {
  let text = "a0: &a0 [x]\n";
  for (let i = 1; i < 5000; i++) text += `a${i}: &a${i} [*a${i - 1}]\n`;
  return text;
}

/** What is said first, if anything; that nothing hangs is what the test's time limit is for. */
const texts: [name: string, syntax: Syntax, text: string, first: string | undefined][] = [
  ["a billion laughs", "yaml", laughs(), "too-deep"],
  ["5,000 aliases of aliases", "yaml", chain(), "too-deep"],
  ["aliases of themselves", "yaml", "a: &a [*a]\nb: &b\n  c: *b\n", "alias-cycle"],
  ["a line of 1 MiB", "yaml", `a: ${"x".repeat(mebi)}\n`, undefined],
  ["1 MiB of colons", "yaml", `a: ${"x: ".repeat(mebi / 3)}\n`, "unexpected"],
  ["1 MiB of dashes", "yaml", "- ".repeat(mebi / 2), "too-deep"],
  ["1 MiB of brackets", "yaml", "[".repeat(mebi), "unclosed-flow"],
  ["1 MiB of braces with keys", "yaml", "{a: ".repeat(mebi / 4), "unclosed-flow"],
  ["1 MiB of quotes", "yaml", `a: ${'"'.repeat(mebi)}`, "unexpected"],
  ["1 MiB of escaped quotes", "yaml", `a: [${'\\"'.repeat(mebi / 2)}`, "unclosed-flow"],
  ["1 MiB of blank lines", "yaml", `a:${"\n".repeat(mebi)}b: 1`, undefined],
  ["flow nested 5,000 deep", "yaml", `a: ${"[".repeat(5000)}${"]".repeat(5000)}\nb: 1\n`, "too-deep"],
  [
    "maps nested 3,000 deep",
    "yaml",
    Array.from({ length: 3000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    "too-deep",
  ],
  ["20,000 items", "yaml", `tools:\n${"  - 5\n".repeat(20_000)}`, undefined],
  ["20,000 half-typed keys", "yaml", `a:\n${"  b\n".repeat(20_000)}  c: d\n`, "missing-colon"],
  ["20,000 unclosed quotes", "yaml", `a:\n${'  - "x\n'.repeat(20_000)}`, "unclosed-quote"],
  ["20,000 unclosed brackets", "yaml", `a:\n${"  - [\n".repeat(20_000)}`, "unclosed-flow"],
  ["2,000 documents", "yaml", "---\na: 1\n".repeat(2000), "extra-document"],
  ["a merge conflict", "yaml", "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\nc: 4\n", "missing-colon"],
  ["NUL and lone surrogates", "yaml", 'a: \0\n\0: b\nc: \ud800\n\udc00: "\ud800"\n', "bad-escape"],
  ["JSON nested 5,000 deep", "json", `{"a": ${"[".repeat(5000)}${"]".repeat(5000)}, "b": 1}`, "too-deep"],
  ["1 MiB of JSON brackets", "json", "[".repeat(mebi), "unclosed-flow"],
  ["1 MiB of JSON keys", "json", '{"a":'.repeat(mebi / 5), "too-deep"],
  ["1 MiB of JSON strings", "json", `{"a": [${'"a" '.repeat(mebi / 4)}`, "missing-comma"],
  ["50,000 JSON objects", "json", `{"a": [${'{"b":1}'.repeat(50_000)}`, "missing-comma"],
  ["a JSON string of 1 MiB", "json", `{"a": "${"x".repeat(mebi)}"}`, undefined],
  ["an endless JSON comment", "jsonc", `{"a": 1, /*${"/* ".repeat(mebi / 3)}`, "unexpected"],
];

describe.each(texts)("%s", (_name, syntax, text, first) => {
  test("is read, edited and read again", { timeout: 8000 }, () => {
    const doc = parseSource(text, syntax);
    // Not `toContain`: it would print a hundred thousand problems.
    const kinds = new Set(problemsOf(doc).map(problem => problem.kind as string));
    expect(first === undefined ? kinds.size === 0 : kinds.has(first), [...kinds].join()).toBe(true);
    expect(documentValue(doc) === undefined).toBe(false);
    const middle = text.length >> 1;
    const edited = editSource(doc, [{ start: middle, end: middle + 1, text: "y" }]);
    expect(edited.text.length).toBe(text.length);
    expect(documentValue(edited) === undefined).toBe(false);
  });
});

test("what stands behind something too deep is still read", () => {
  const doc = parseSource(`a: ${"[".repeat(5000)}${"]".repeat(5000)}\nb: 1\n`, "yaml");
  expect(documentValue(doc)).toMatchObject({ b: 1 });
  const json = parseSource(`{"a": ${"[".repeat(5000)}${"]".repeat(5000)}, "b": 1}`, "json");
  expect(documentValue(json)).toMatchObject({ b: 1 });
});

/** How many values there are when every alias is written out; counted without doing so. */
function expandedSize(value: unknown, known = new Map<unknown, number>()): number {
  if (typeof value !== "object" || value === null) return 1;
  let size = known.get(value);
  if (size === undefined) {
    size = 1;
    for (const held of Object.values(value)) size += expandedSize(held, known);
    known.set(value, size);
  }
  return size;
}

test("a bomb of aliases is cut where it would burst", () => {
  expect(expandedSize(documentValue(parseSource(laughs(), "yaml")))).toBeLessThan(400_000);
});
