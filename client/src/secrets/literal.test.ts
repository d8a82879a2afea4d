import { expect, test } from "vitest";
import { literalOf } from "./literal.ts";

test.each([
  ["plain-key-123", "plain-key-123"],
  ['"double"', "double"],
  ['"with \\"escape\\""', 'with "escape"'],
  ["'single ''quoted'''", "single 'quoted'"],
  ['"yaml \\e escape"', "yaml \\e escape"],
])("%s", (text, value) => {
  expect(literalOf(text)).toBe(value);
});

test.each(["", '""', "'  '", "${secret:K}", '"${secret:K}"'])("%j holds no literal", text => {
  expect(literalOf(text)).toBeUndefined();
});

test("a lone quote is a value, not a quotation", () => {
  expect(literalOf('"')).toBe('"');
});
