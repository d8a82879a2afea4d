import { expect, test } from "vitest";
import { secretName, secretReferences } from "./references.ts";

test("each name once, in order", () => {
  const text = "apiKeys:\n  openai: ${secret:OPENAI_KEY}\n  slack: ${secret:SLACK}\n# ${secret:OPENAI_KEY}";
  expect(secretReferences(text)).toEqual(["OPENAI_KEY", "SLACK"]);
});

test("other templates and half-typed ones are no names", () => {
  expect(secretReferences("{{secret}} ${secret:} ${secret:A-B ${env:X} ${secret:1A}")).toEqual([]);
});

test.each([
  ["OPENAI_KEY", true],
  ["_x1", true],
  ["1A", false],
  ["a-b", false],
  ["", false],
])("%s as a name: %s", (name, good) => {
  expect(secretName.test(name)).toBe(good);
});
