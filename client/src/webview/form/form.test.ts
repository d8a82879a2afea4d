import type { JsonObject } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { carryOver, type GroupDraft, groupDraft } from "./draft.ts";
import { formOf } from "./field.ts";
import { readForm } from "./read.ts";

const parameters: JsonObject = {
  type: "object",
  required: ["subject", "stops"],
  properties: {
    plan: { type: "string", enum: ["free", "team"], default: "team" },
    subject: { type: "string", description: "What it is about." },
    stops: {
      type: "array",
      items: {
        type: "object",
        required: ["city"],
        properties: { city: { type: "string" }, nights: { type: "integer" } },
      },
    },
    urgent: { type: "boolean" },
    more: { type: "object" },
    contact: { type: "object", required: ["mail"], properties: { mail: { type: "string" } } },
  },
};

/** The form of one property, with something typed into it. */
function typed(schema: JsonObject, draft: GroupDraft[string], required = false) {
  const form = formOf({ type: "object", properties: { it: schema }, required: required ? ["it"] : [] });
  return readForm(form, { it: draft });
}

test("required parameters come first, in their own order", () => {
  expect(formOf(parameters).fields.map(field => [field.name, field.kind, field.required])).toEqual([
    ["subject", "text", true],
    ["stops", "list", true],
    ["plan", "choice", false],
    ["urgent", "flag", false],
    ["more", "json", false],
    ["contact", "group", false],
  ]);
});

test("a fresh form holds the defaults, and sends what is not empty", () => {
  const form = formOf(parameters);
  const draft = groupDraft(form, {});
  expect(draft).toEqual({ subject: "", stops: [], plan: "1", urgent: null, more: "", contact: { mail: "" } });
  expect(readForm(form, draft)).toEqual({
    input: { stops: [], plan: "team" },
    problems: [{ path: "subject", kind: "missing" }],
  });
});

test("values and drafts are two sides of one thing", () => {
  const form = formOf(parameters);
  const value: JsonObject = {
    subject: "tour",
    stops: [{ city: "Ulm", nights: 2 }, { city: "Linz" }],
    plan: "free",
    urgent: false,
    more: { a: [1, null] },
    contact: { mail: "a@b.c" },
  };
  expect(readForm(form, groupDraft(form, value))).toEqual({ input: value, problems: [] });
});

test("a problem names its place as the input check does", () => {
  const form = formOf(parameters);
  const draft = { ...groupDraft(form, { subject: "x" }), stops: [{ city: "", nights: "two" }], more: "{" };
  expect(readForm(form, draft).problems).toEqual([
    { path: "stops[0].city", kind: "missing" },
    { path: "stops[0].nights", kind: "number" },
    { path: "more", kind: "json", detail: expect.stringContaining("JSON") },
  ]);
});

test("an optional object is left out until something in it is filled in", () => {
  const form = formOf(parameters);
  const draft = { ...groupDraft(form, { subject: "x" }), contact: { mail: "" } };
  expect(readForm(form, draft)).toEqual({ input: { subject: "x", stops: [], plan: "team" }, problems: [] });
});

test.each([
  ["12", 12, undefined],
  [" -0.5 ", -0.5, undefined],
  ["1e3", 1000, undefined],
  ["", undefined, undefined],
  ["1,5", undefined, "number"],
  ["Infinity", undefined, "number"],
])("a number typed as %j", (text, value, problem) => {
  const reading = typed({ type: "number" }, text);
  expect(reading.input.it).toBe(value);
  expect(reading.problems[0]?.kind).toBe(problem);
});

test("a fraction is no whole number", () => {
  expect(typed({ type: "integer" }, "1.5").problems).toEqual([{ path: "it", kind: "integer" }]);
});

test.each([
  [null, false, undefined],
  [null, true, false],
  [true, false, true],
  [false, false, false],
])("a checkbox %j, required %j", (draft, required, value) => {
  expect(typed({ type: "boolean" }, draft, required)).toEqual({
    input: value === undefined ? {} : { it: value },
    problems: [],
  });
});

test("a choice may be any JSON", () => {
  const schema = { enum: [null, 1, { a: 1 }] };
  expect(typed(schema, "0").input).toEqual({ it: null });
  expect(typed(schema, "2").input).toEqual({ it: { a: 1 } });
  expect(typed(schema, "", true).problems).toEqual([{ path: "it", kind: "missing" }]);
});

test("an empty JSON box that is required is missing, a wrong one is said once", () => {
  expect(typed({ type: "object" }, " ", true).problems).toEqual([{ path: "it", kind: "missing" }]);
  expect(typed({ type: "object" }, "[", true).problems).toHaveLength(1);
});

test("a changed form keeps what still fits", () => {
  const before = { subject: "kept", plan: "1", urgent: true, stops: [{ city: "Ulm", nights: "2" }], gone: "x" };
  const after = formOf({
    type: "object",
    properties: {
      subject: { type: "string" },
      plan: { enum: ["only one"] },
      urgent: { type: "string", default: "no" },
      stops: {
        type: "array",
        items: { type: "object", properties: { city: { type: "string" }, by: { type: "string" } } },
      },
    },
  });
  expect(carryOver(after, before)).toEqual({
    subject: "kept",
    plan: "",
    urgent: "no",
    stops: [{ city: "Ulm", by: "" }],
  });
});

test("a remembered draft of any shape makes a form, never an exception", () => {
  const form = formOf(parameters);
  for (const remembered of [undefined, null, 3, "x", [], { subject: 3, stops: "x", contact: [] }]) {
    expect(readForm(form, carryOver(form, remembered)).input).toEqual({ stops: [], plan: "team" });
  }
});

test("a schema that nests too deep is edited as JSON", () => {
  let schema: JsonObject = { type: "string" };
  for (let depth = 0; depth < 8; depth++) schema = { type: "object", properties: { in: schema } };
  expect(JSON.stringify(formOf(schema))).toContain('"kind":"json"');
});
