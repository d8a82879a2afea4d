import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical.ts";

test("keys are sorted by UTF-16 code units, however they stood", () => {
  expect(canonicalJson({ b: 1, a: { "10": 0, "9": 0, é: 0, "\ud83d\ude00": 0, "\uffff": 0 } })).toBe(
    '{"a":{"10":0,"9":0,"é":0,"😀":0,"\uffff":0},"b":1}',
  );
});

test("members that are undefined are left out, in lists they are null", () => {
  expect(canonicalJson({ a: undefined, b: [undefined, 1] })).toBe('{"b":[null,1]}');
});

test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [1n], [Symbol("s")]])(
  "%s is refused, wherever it stands",
  value => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson({ a: [value] })).toThrow(TypeError);
  },
);

test("whatever order the keys come in, the text is the same, and reading it gives it again", () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = canonicalJson(value);
      expect(canonicalJson(turned(value))).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test("keys are in order at every level of what is written", () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(inOrder(canonicalJson(value))).toBe(true);
    }),
  );
});

/** The same value with all keys the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  const turnedMembers = Object.entries(value).reverse();
  return Object.fromEntries(turnedMembers.map(([key, member]) => [key, turned(member)]));
}

/** Reads the keys of a text in the order in which they are written, which `JSON.parse` alone does not tell. */
function inOrder(text: string): boolean {
  let fine = true;
  const last: (string | undefined)[] = [];
  const token = /"(?:[^"\\]|\\.)*"(:)?|[{}]/g;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === "{") last.push(undefined);
    else if (found[0] === "}") last.pop();
    else if (found[1] !== undefined) {
      const key = JSON.parse(found[0].slice(0, -1)) as string;
      const before = last.at(-1);
      if (before !== undefined && before >= key) fine = false;
      last[last.length - 1] = key;
    }
  }
  return fine;
}
