import { expect, test } from "vitest";
import { matches } from "./matches.ts";

test.each([
  ["^[A-Z]{2}\\d+$", "AB12", true],
  ["^[A-Z]{2}\\d+$", "A12", false],
  ["^[^@]+@[^@]+\\.[a-z]+$", "someone@mail.example.org", true],
  ["^(\\w+)-(\\w+)-(\\d+)$", "one-two-3", true],
  ["^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$", "12345678-1234-1234-1234-123456789abc", true],
  ["^https?://[^/]+(/.*)?$", "https://example.org/a/b", true],
  ["^(red|green|blue)$", "green", true],
  ["[(+*]{3}x|\\(\\)", "()", true],
  ["^(?<year>\\d{4})-(?:\\d\\d)$", "2026-11", true],
  ["^\\p{Lu}.*?$", "Éa", true],
  ["(?=a)b", "b", false],
])("%s on %s", (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});

// Each of these would keep a processor busy for longer than anybody waits.
test.each([
  "^(a+)+$",
  "^(a|aa)+$",
  "^(a|a)*$",
  "^([a-z]+)*!$",
  "(.*)*x",
  "^(\\w+\\s?)*$",
  "(a+a+)+y",
  "(a*)*b",
  "^((a?)+)+$",
  "^(a{1,9}){1,9}$",
  "a*a*a*a*a*a*b",
  "(a?){40}a{40}",
  "^(?:a+){2,}$",
])("%s is not begun on sixty letters", pattern => {
  expect(matches(pattern, `${"a".repeat(60)}!`)).toBeUndefined();
});

test("what repeats once may be as long as it likes", () => {
  expect(matches("^a+$", "a".repeat(100_000))).toBe(true);
  expect(matches("a+$", `${"a".repeat(100_000)}b`)).toBeUndefined();
});
