import { expect, test } from "vitest";
import { codeSpan, plainText } from "./markdown.ts";

test.each([
  ["1.2.0", "`1.2.0`"],
  ["", ""],
  ["a`b", "``a`b``"],
  ["`![x](https://evil.net/)`", "`` `![x](https://evil.net/)` ``"],
  ["one\n\n![x](y)", "`one ![x](y)`"],
])("%j as code", (text, code) => {
  expect(codeSpan(text)).toBe(code);
});

test("a bar doesn't end a cell of a table", () => {
  expect(codeSpan("a|b", "table")).toBe("`a\\|b`");
  expect(codeSpan("a|b")).toBe("`a|b`");
});

test("a sentence holds no link, image or HTML", () => {
  expect(plainText("see ![x](https://evil.net/) <img>")).toBe("see !\\[x\\](https://evil.net/) \\<img>");
});
