import { expect, test } from "vitest";
import { makeMasker, maskJson } from "./mask.ts";

function maskerOf(value: string) {
  const masker = makeMasker();
  masker.add("KEY", value);
  return masker;
}

const value = 'a/b<c>&+d😀ü"e';
const ways = [
  String.raw`a\/b<c>&+d😀ü\"e`,
  String.raw`a/b\u003cc\u003e\u0026+d😀ü\"e`,
  String.raw`a/b\u003Cc\u003E\u0026\u002Bd\uD83D\uDE00\u00FC\u0022e`,
  String.raw`\u0061/b<c>&+d\ud83d\ude00ü"e`,
  String.raw`a\x2fb<c>&+d😀\xfc\"e`,
];
const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);

test.each([...ways, ...ways.map(quoted), ...ways.map(quoted).map(quoted)])("%s is hidden", way => {
  const masker = maskerOf(value);
  const text = String.raw`{"\n": "${way}", "\u0041": "${way}"}`;
  expect(masker.holds(text)).toBe(true);
  expect(masker.mask(text)).toBe(String.raw`{"\n": "${"${secret:KEY}"}", "\u0041": "${"${secret:KEY}"}"}`);
});

test("base64 is found behind escapes too", () => {
  const base = btoa("??>>~~\xff");
  expect(maskerOf("??>>~~ÿ").mask(btoa("??>>~~Ã¿").replaceAll("/", "\\/"))).toBe("${secret:KEY}");
  expect(maskerOf(base).mask(base.replaceAll("/", "\\/").replaceAll("+", "\\u002b"))).toBe("${secret:KEY}");
});

test("what holds no value stays as it is, and takes no long time", () => {
  const masker = maskerOf(`${"\\".repeat(20)}ab`);
  for (const text of ["\\".repeat(500_000), "\\u0061".repeat(100_000), "\\/".repeat(300_000), "\\u0061b \\\\ \\"]) {
    expect(masker.mask(text) === text && !masker.holds(text)).toBe(true);
  }
});

test("values that overlap leave no rest", () => {
  const masker = maskerOf("abcde");
  masker.add("OTHER", "defgh");
  expect(masker.mask("x \\u0061bcdefg\\u0068 y")).toBe("x ${secret:KEY} y");
});

test("a value of JSON is masked in its texts and names", () => {
  const { mask } = maskerOf("s/ecret");
  const given = { "s/ecret": ["s\\/ecret", 1, null, { deep: "s\\u002fecret" }] };
  expect(maskJson(given, mask)).toEqual({ "${secret:KEY}": ["${secret:KEY}", 1, null, { deep: "${secret:KEY}" }] });
});
