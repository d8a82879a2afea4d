import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { commentsOf, documentValue, parseSource, type Syntax } from "../../../syntax/index.ts";
import { mutated } from "../../../syntax/testing/arbitrary.ts";
import { arbitraryOf } from "../../check/arbitrary.ts";
import { agentSpec } from "../../spec/agent.ts";
import { applyTextEdits } from "../apply.ts";
import { isSame } from "../same.ts";
import { casesOf } from "../testing/cases.ts";
import { isUnsorted, sortKeys } from "./sort-keys.ts";

function sorted(text: string, syntax: Syntax = "yaml", section?: string): string | undefined {
  const edit = sortKeys(parseSource(text, syntax), section);
  return edit && applyTextEdits(text, [edit]);
}

test.each(casesOf(readFileSync(new URL("../fixtures/sort.md", import.meta.url), "utf8")))(
  "$title",
  ({ title, blocks: [before = "", after = ""] }) => {
    const syntax = title.startsWith("JSON") ? "jsonc" : "yaml";
    expect(sorted(before, syntax)).toBe(after);
    expect(sorted(before.replaceAll("\n", "\r\n"), syntax)).toBe(after.replaceAll("\n", "\r\n"));
    expect(sorted(after, syntax)).toBeUndefined();
    expect(isUnsorted(parseSource(after, syntax))).toBe(false);
  },
);

test("one section alone", () => {
  const text = "tools: []\nidentity:\n  type: a\n  name: b\n";
  expect(sorted(text, "yaml", "identity")).toBe("tools: []\nidentity:\n  name: b\n  type: a\n");
  expect(sorted(text, "yaml", "tools")).toBeUndefined();
  expect(sorted(text, "yaml", "none")).toBeUndefined();
});

test("an anchor stays before its aliases, or nothing is sorted", () => {
  expect(sorted("tools: &t []\nidentity:\n  name: *t\n")).toBeUndefined();
  expect(sorted("x-a: &t 1\ntools: []\nidentity:\n  type: *t\n  name: *t\n", "yaml", "identity")).toBe(
    "x-a: &t 1\ntools: []\nidentity:\n  name: *t\n  type: *t\n",
  );
});

test("a text that isn't well-formed, or says one thing twice, is left alone", () => {
  expect(sorted("tools: [\nidentity:\n  type: a\n  name: b\n")).toBeUndefined();
  expect(sorted("identity:\n  type: a\n  name: b\n  name: c\n")).toBeUndefined();
});

test("the last line may have no end", () => {
  expect(sorted("tools: []\nidentity:\n  name: b")).toBe("identity:\n  name: b\ntools: []");
  expect(sorted("tools: []\nidentity:\n  description: |-\n    b")).toBe(
    "identity:\n  description: |-\n    b\ntools: []",
  );
});

const fixtures = fileURLToPath(new URL("../../rules/fixtures/", import.meta.url));
const seeds = ["mistakes", "valid"].flatMap(folder =>
  readdirSync(`${fixtures}${folder}`)
    .filter(name => !name.startsWith("text-deep"))
    .map(name => readFileSync(`${fixtures}${folder}/${name}`, "utf8")),
);

test("values, comments and problems are the same behind it, and nothing is left to sort", () => {
  const given = fc.oneof(mutated, fc.constantFrom(...seeds));
  fc.assert(
    fc.property(given, fc.constantFrom<Syntax>("yaml", "json", "jsonc"), (text, syntax) => {
      const source = parseSource(text, syntax);
      const edit = sortKeys(source);
      if (!edit) return;
      const after = parseSource(applyTextEdits(text, [edit]), syntax);
      expect(isSame(documentValue(after), documentValue(source), false)).toBe(true);
      expect(commentTexts(after)).toEqual(commentTexts(source));
      expect(isUnsorted(after)).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test("every config with its keys shuffled can be sorted", () => {
  fc.assert(
    fc.property(arbitraryOf(agentSpec), fc.nat(), fc.boolean(), (model, seed, flow) => {
      if (typeof model !== "object" || model === null || Array.isArray(model)) return;
      if (JSON.stringify(model).includes('"":')) return;
      const plain: unknown = shuffled(JSON.parse(JSON.stringify(model)), seed);
      const texts: [string, Syntax][] = [
        [stringify(plain, { collectionStyle: flow ? "flow" : "any", lineWidth: 0 }), "yaml"],
        [JSON.stringify(plain, null, flow ? 0 : 2), "json"],
      ];
      for (const [text, syntax] of texts) {
        const source = parseSource(text, syntax);
        if (isUnsorted(source)) expect(sorted(text, syntax)).toBeDefined();
      }
    }),
    { numRuns: 300 },
  );
});

function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map(item => shuffled(item, seed));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, seed)] as const);
  const turn = entries.length > 0 ? seed % entries.length : 0;
  return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)].reverse());
}

function commentTexts(source: ReturnType<typeof parseSource>): string[] {
  return [...commentsOf(source)].map(({ text }) => text).sort();
}
