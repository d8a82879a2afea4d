import type { Json, JsonObject } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { checkInput } from "./input.ts";

const weather: JsonObject = {
  type: "object",
  properties: {
    city: { type: "string", minLength: 2, pattern: "^[A-Z]" },
    unit: { type: "string", enum: ["c", "f"], default: "c" },
    days: { type: "number", minimum: 1, maximum: 7 },
    exact: { type: "boolean" },
    tags: { type: "array", maxItems: 2, items: { type: "string" } },
    place: {
      type: "object",
      required: ["lat"],
      properties: { lat: { type: "number", exclusiveMinimum: -90 }, name: { type: "string", default: "here" } },
    },
  },
  required: ["city"],
};

function problems(input: Json, schema = weather): string[] {
  const result = checkInput(schema, input);
  return result.ok ? [] : result.problems.map(problem => problem.message);
}

test("fills in defaults, deep ones too, and changes nothing else", () => {
  const result = checkInput(weather, { city: "Oslo", place: { lat: 59.9, extra: null } });
  const place = { lat: 59.9, extra: null, name: "here" };
  expect(result).toEqual({ ok: true, input: { city: "Oslo", unit: "c", place } });
});

test.each<[Json, string]>([
  [{}, "“city” is missing."],
  [{ city: 7 }, "“city” must be a text, not a number."],
  [{ city: null }, "“city” must be a text, not null."],
  [{ city: "O" }, "“city” must have at least 2 characters, not 1."],
  [{ city: "oslo" }, '“city” must match the pattern ^[A-Z], and "oslo" does not.'],
  [{ city: "Oslo", unit: "k" }, '“unit” must be one of "c", "f", not "k".'],
  [{ city: "Oslo", days: 0 }, "“days” must be at least 1, not 0."],
  [{ city: "Oslo", days: 8 }, "“days” must be at most 7, not 8."],
  [{ city: "Oslo", days: "3" }, "“days” must be a number, not a text."],
  [{ city: "Oslo", exact: "yes" }, "“exact” must be true or false, not a text."],
  [{ city: "Oslo", tags: ["a", 2] }, "“tags[1]” must be a text, not a number."],
  [{ city: "Oslo", tags: ["a", "b", "c"] }, "“tags” must have at most 2 items, not 3."],
  [{ city: "Oslo", tags: {} }, "“tags” must be a list, not an object."],
  [{ city: "Oslo", place: {} }, "“place.lat” is missing."],
  [{ city: "Oslo", place: { lat: -90 } }, "“place.lat” must be more than -90, not -90."],
  [{ city: "Oslo", citty: "x" }, "“citty” is not a parameter here; known: city, unit, days, exact, tags, place."],
  [[], "The input must be an object, not a list."],
  ["Oslo", "The input must be an object, not a text."],
])("%j: %s", (input, message) => {
  expect(problems(input)).toEqual([message]);
});

test("reports several problems at once", () => {
  expect(problems({ unit: "k", days: 9 })).toHaveLength(3);
});

test("whole numbers, several types and constants", () => {
  const schema: JsonObject = {
    type: "object",
    properties: { n: { type: "integer" }, m: { type: ["string", "null"] }, k: { const: { a: [1] } } },
  };
  expect(problems({ n: 2, m: null, k: { a: [1] } }, schema)).toEqual([]);
  expect(problems({ n: 2.5, m: 1, k: { a: [2] } }, schema)).toEqual([
    "“n” must be a whole number, not a number.",
    "“m” must be a text or null, not a number.",
    '“k” must be {"a":[1]}, not {"a":[2]}.',
  ]);
});

test("keeps keys that objects have by birth as plain data", () => {
  const schema: JsonObject = { type: "object", additionalProperties: true, required: ["toString"] };
  expect(problems({}, schema)).toEqual(["“toString” is missing."]);
  const result = checkInput({ type: "object", additionalProperties: true }, JSON.parse('{"__proto__":{"x":1}}'));
  expect(JSON.stringify(result)).toBe('{"ok":true,"input":{"__proto__":{"x":1}}}');
});

test("says of a pattern that can't be checked why", () => {
  const schema: JsonObject = { type: "object", properties: { s: { type: "string", pattern: "^(?=.*a)" } } };
  expect(problems({ s: "a" }, schema)[0]).toMatch(/“s” can't be checked: its pattern .* uses \(\?=…\)/);
});
