import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSource } from "./parse.ts";
import { problemsOf } from "./problems.ts";
import { model, noise } from "./testing/arbitrary.ts";
import type { Syntax } from "./tree.ts";
import { documentValue } from "./value.ts";

function read(text: string, syntax: Syntax): { value: unknown; problems: string[] } {
  const doc = parseSource(text, syntax);
  return { value: documentValue(doc), problems: problemsOf(doc).map(problem => problem.kind) };
}

/**
 * A key that is one escape and no more. V8 of Node 24 may read it as a backslash, where an object read before had that
 * for a key in its place: `JSON.parse('{"\\\\": 1}')`, then `JSON.parse('{"\\n": 1}')`.
 */
const misreadKey = /"\\(?:u[0-9a-fA-F]{4}|[^u])"\s*:/;

test("JSON has the value that it was made of, and no problem", () => {
  fc.assert(
    fc.property(model, fc.constantFrom(0, 1, 2, "\t", "\r\n "), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      for (const syntax of ["json", "jsonc"] as const) {
        expect(read(text, syntax)).toEqual({ value, problems: [] });
      }
    }),
    { numRuns: 1500, seed: 3 },
  );
});

test("what JSON.parse refuses has a problem, and what it takes has none but keys that stand twice", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        noise,
        noise.map(text => `{"a": ${text}}`),
        noise.map(text => `{"a": [${text}]}`),
      ),
      text => {
        fc.pre(!misreadKey.test(text));
        let value: unknown;
        let valid = true;
        try {
          value = JSON.parse(text);
        } catch {
          valid = false;
        }
        const found = read(text, "json");
        const problems = found.problems.filter(kind => kind !== "duplicate-key");
        // A text of nothing is for the rules to judge, and a byte order mark is no mistake.
        fc.pre(/[^\s\ufeff]/.test(text) && !text.includes("\ufeff"));
        if (valid) expect({ value: found.value, problems }).toEqual({ value, problems: [] });
        else expect(problems).not.toEqual([]);
      },
    ),
    { numRuns: 3000, seed: 5 },
  );
});

test("comments and trailing commas are JSONC's own", () => {
  const text = '// a\n{"b": [1, /* c */ 2,], // d\n}\n';
  expect(read(text, "jsonc")).toEqual({ value: { b: [1, 2] }, problems: [] });
  const kinds = ["comment-in-json", "comment-in-json", "trailing-comma", "trailing-comma", "comment-in-json"];
  expect(read(text, "json")).toEqual({ value: { b: [1, 2] }, problems: kinds });
});

test("a byte order mark is no mistake", () => {
  expect(read('\ufeff{"a": 1}', "json")).toEqual({ value: { a: 1 }, problems: [] });
});

test("surrogates come as they are written", () => {
  expect(read('{"a": "\\ud83d\\ude00 \\ud800 \ud800"}', "json").value).toEqual({ a: "😀 \ud800 \ud800" });
});
