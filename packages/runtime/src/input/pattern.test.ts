import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesPattern, patternProblem } from "./pattern.ts";

const patterns = [
  "^[a-z0-9]+(?:-[a-z0-9]+)*$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$",
  "colou?r",
  "^(red|green|blue)$",
  "^(?<year>\\d{2,4})?x*$",
  "\\bcat\\b",
  "\\Bat",
  "^$",
  "",
  "a|",
  "^(a|b|)*$",
  "(a*)*b",
  "^(?:a{2}){1,2}$",
  "a{0}b",
  "^[\\w.\\-\\]]+$",
  "^[\\]a]b$",
  "^.{3}$",
  "\\u0061\\x62\\n?",
  "^\\p{Lu}\\p{L}*$",
  "^\\u{1F600}+$",
  "^😀{2}$",
  "x{1,}?y+?",
  "\\/\\.\\*",
  "^-?(0|[1-9]\\d*)(\\.\\d+)?$",
];

const texts = [
  ...["", "a", "b", "ab", "aab", "aaaa", "my-slug-1", "my--slug", "2024-02-30", "ada@example.org", "color", "colour"],
  ...[
    "red",
    "reddish",
    "19xx",
    "xx",
    "a cat sat",
    "concatenate",
    "what",
    "a.b-]",
    "]b",
    "\n",
    "abc",
    "ab\n",
    "Ärger",
    "ärger",
  ],
  ...["😀", "😀😀", "xy", "xxxyy", "/.*", "-12.50", "012", "abé"],
];

test.each(patterns)("%s means what the engine means by it", pattern => {
  const own = new RegExp(pattern, "u");
  for (const text of texts) expect([text, matchesPattern(pattern, text)]).toEqual([text, own.test(text)]);
});

test("agrees with the engine on patterns that nobody chose", () => {
  const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\w", "(a|b)", "(?:ab)", "^", "$", "\\b");
  const times = fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,2}");
  const piece = fc.tuple(atom, times).map(([one, count]) => (/^[\^$]|^\\b/.test(one) ? one : one + count));
  const pattern = fc.array(piece, { maxLength: 5 }).map(pieces => pieces.join(""));
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 8 }), (source, text) => {
      expect(matchesPattern(source, text)).toBe(new RegExp(source, "u").test(text));
    }),
  );
});

test.each(["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(.*a){12}$", "^(\\w+\\s?)*$", "^([a-z]+)*\\d$"])(
  "%s ends on a text that would keep a backtracking engine busy for years",
  pattern => {
    expect(matchesPattern(pattern, `${"a".repeat(2000)}!`)).toBe(false);
  },
);

test("old patterns that only hold without the u flag are read as they were meant", () => {
  expect(matchesPattern("^\\-\\_$", "-_")).toBe(true);
});

test.each([
  ["(", /is not a regular expression/],
  ["(?=a)", /uses \(\?=…\)/],
  ["(?<!a)b", /uses \(\?<!…\)/],
  ["(a)\\1", /uses \\1/],
  ["(?<x>a)\\k<x>", /uses \\k</],
  ["((a{99}){99}){99}", /repeats too much/],
])("%s is refused with the reason", (pattern, words) => {
  expect(patternProblem(pattern)).toMatch(words);
});

test("a text too long for a large pattern is refused, not tried", () => {
  expect(() => matchesPattern("^[a-z]{1,2000}$", "a".repeat(100_000))).toThrow(/too large for a text of this length/);
});

test("nothing repeated is nothing, however often", () => {
  const started = performance.now();
  for (const times of ["{1000000000000}", "{2,1000000000000}", "{0,}", "*"]) {
    expect(matchesPattern(`^(?:)${times}a`, "ab"), times).toBe(true);
    expect(matchesPattern(`^(?:(?:)${times}){1000000000000}a$`, "a"), times).toBe(true);
  }
  expect(performance.now() - started).toBeLessThan(2000);
});
