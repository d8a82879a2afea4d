import { expect, test } from "vitest";
import { literalOf, referenceFor } from "./literal.ts";

test.each([
  ["plain-key-123", "plain-key-123", "${secret:K}"],
  ['"double"', "double", '"${secret:K}"'],
  ['"with \\"escape\\""', 'with "escape"', '"${secret:K}"'],
  ["'single ''quoted'''", "single 'quoted'", "'${secret:K}'"],
  ['"yaml \\e escape"', "yaml \\e escape", '"${secret:K}"'],
])("%s", (text, value, reference) => {
  expect(literalOf(text)).toBe(value);
  expect(referenceFor(text, "K")).toBe(reference);
});

test.each(["", '""', "'  '", "${secret:K}", '"${secret:K}"'])("%j holds no literal", text => {
  expect(literalOf(text)).toBeUndefined();
});

test("a lone quote is a value, not a quotation", () => {
  expect(literalOf('"')).toBe('"');
});
