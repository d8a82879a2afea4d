import { expect, test } from "vitest";
import { shortRecord } from "./records.ts";

const long = "x".repeat(500_000);
const record = { kind: "http", outcome: "refused", detail: long, ms: 0 } as const;

test("a record keeps the beginning of what was asked, and how much is missing", () => {
  const request = { method: "POST", url: "https://example.org/", headers: { a: long }, body: long };
  const kept = `${"x".repeat(4000)}… (496000 more characters)`;
  const shown = { ...record, request: { ...request, headers: { a: kept }, body: kept }, detail: kept };
  expect(shortRecord({ ...record, request })).toEqual(shown);
});

test("a request of many texts is known by its method and address", () => {
  const headers = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`h${index}`, long]));
  const request = { method: "GET", url: "https://example.org/", headers };
  const omitted = "The request is too long to be kept whole.";
  expect(shortRecord({ ...record, request }).request).toEqual({ method: "GET", url: "https://example.org/", omitted });
  const asked = { messages: Array.from({ length: 100 }, () => [long]) };
  expect(shortRecord({ ...record, kind: "llm", request: asked }).request).toEqual({ omitted });
});

test("what is short stays as it is", () => {
  const request = { prompt: "hi", more: [1, null, { a: "b" }] };
  expect(shortRecord({ ...record, detail: "done", request })).toEqual({ ...record, detail: "done", request });
});
