import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { commentsOf, documentValue, parseSource, type Syntax } from "../../syntax/index.ts";
import { anyText, model, mutated } from "../../syntax/testing/arbitrary.ts";
import { arbitraryOf } from "../check/arbitrary.ts";
import { format } from "../format/format.ts";
import { isSame } from "../format/same.ts";
import { agentSpec } from "../spec/agent.ts";
import { convert, losesComments } from "./convert.ts";

const fixture = readFileSync(new URL("fixtures/convert.md", import.meta.url), "utf8");
const cases = [...fixture.matchAll(/^## (.+)\n\n```(\w+)\n([\s\S]*?)^```\n\n```(\w+)\n([\s\S]*?)^```/gm)].map(
  ([, title = "", from = "", before = "", to = "", after = ""]) => ({
    title,
    before,
    after,
    from: from as Syntax,
    to: to as Syntax,
  }),
);

test("the fixture was read", () => expect(cases).toHaveLength(fixture.match(/^## /gm)?.length ?? 0));

test.each(cases)("$title", ({ before, after, from, to }) => {
  expect(convert(parseSource(before, from), to)).toEqual({ text: after });
  expect(convert(parseSource(before.replaceAll("\n", "\r\n"), from), to)).toEqual({
    text: after.replaceAll("\n", "\r\n"),
  });
  expect(documentValue(parseSource(after, to))).toEqual(documentValue(parseSource(before, from)));
  // What is written is formatted already.
  expect(format(parseSource(after, to))).toEqual([]);
});

test.each([
  ["a: [\n", "yaml", "json", "isn't well-formed"],
  ["a: 1\na: 2\n", "yaml", "json", "isn't well-formed"],
  ["- a\n", "yaml", "json", "holds nothing"],
  ["", "yaml", "jsonc", "holds nothing"],
  ["[1]", "json", "yaml", "holds nothing"],
  ["a: .nan\n", "yaml", "json", "no .nan"],
  ["a: [{ b: -.inf }]\n", "yaml", "jsonc", "no .nan"],
] as const)("%j is not converted from %s to %s", (text, from, to, why) => {
  expect(convert(parseSource(text, from), to)).toEqual({ refused: expect.stringContaining(why) });
});

test("aliases that would fill the memory are not written out", () => {
  const long = "x".repeat(100_000);
  const text = `a: &a ${long}\nb: [${Array(400).fill("*a").join(", ")}]\n`;
  expect(convert(parseSource(text, "yaml"), "json")).toEqual({ refused: expect.stringContaining("too large") });
});

test("who would lose comments is told", () => {
  expect(losesComments(parseSource("a: 1 # b\n", "yaml"), "json")).toBe(true);
  expect(losesComments(parseSource("a: 1 # b\n", "yaml"), "jsonc")).toBe(false);
  expect(losesComments(parseSource("a: 1\n", "yaml"), "json")).toBe(false);
});

test("to JSON and back, and from JSON and back: the value is the same", () => {
  const objects = fc.oneof(arbitraryOf(agentSpec), fc.dictionary(fc.string({ maxLength: 6 }), model, { maxKeys: 4 }));
  fc.assert(
    fc.property(objects, fc.boolean(), (given, spread) => {
      const plain: unknown = JSON.parse(JSON.stringify(given));
      if (typeof plain !== "object" || plain === null || Array.isArray(plain) || Object.keys(plain).length === 0)
        return;
      const json = JSON.stringify(plain, null, spread ? 2 : 0);
      const yaml = text(json, "json", "yaml");
      expect(isSame(documentValue(parseSource(yaml, "yaml")), documentValue(parseSource(json, "json")))).toBe(true);
      expect(JSON.parse(text(yaml, "yaml", "json"))).toEqual(JSON.parse(json));
      expect(JSON.parse(text(stringify(plain), "yaml", "jsonc"))).toEqual(JSON.parse(json));
    }),
    { numRuns: 400 },
  );
});

const folder = new URL("../rules/fixtures/mistakes/", import.meta.url);
const seeds = readdirSync(folder).map(name => readFileSync(new URL(name, folder), "utf8"));

test("whatever the text is: the value stays, and so do all words of the comments", () => {
  const syntaxes = fc.constantFrom<Syntax>("yaml", "json", "jsonc");
  fc.assert(
    fc.property(fc.oneof(mutated, anyText, fc.constantFrom(...seeds)), syntaxes, syntaxes, (given, from, to) => {
      const source = parseSource(given, from);
      const made = convert(source, to);
      if ("refused" in made) return;
      const after = parseSource(made.text, to);
      expect(isSame(documentValue(after), documentValue(source))).toBe(true);
      if (to !== "json") expect(words(after)).toEqual(words(source));
    }),
    { numRuns: 1000 },
  );
});

/** Letters of all comments. */
function words(source: ReturnType<typeof parseSource>): string {
  return [...commentsOf(source)].map(comment => comment.text.replace(/[\s*/#]/g, "")).join("");
}

function text(given: string, from: Syntax, to: Syntax): string {
  const made = convert(parseSource(given, from), to);
  if ("refused" in made) throw new Error(`${made.refused}\n${given}`);
  return made.text;
}
