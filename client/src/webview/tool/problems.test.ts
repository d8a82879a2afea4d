import type { JsonObject } from "@agentwright/protocol";
import { expect, test, vi } from "vitest";
import { previewWords } from "../../previews/agent/words.ts";
import { problemsOf } from "./problems.ts";

vi.mock("vscode", () => ({ l10n: { t: (text: string) => text } }));

const parameters: JsonObject = {
  type: "object",
  required: ["email"],
  properties: { email: { type: "string", pattern: "@" }, count: { type: "integer", maximum: 3 } },
};
const problems = (input: JsonObject, own: Parameters<typeof problemsOf>[0]["problems"] = []) =>
  Object.fromEntries(problemsOf({ input, problems: own }, parameters, previewWords()));

test("nothing wrong, nothing said", () => {
  expect(problems({ email: "a@b", count: 3 })).toEqual({});
});

test("the schema's limits are the runtime's words, at the control they belong to", () => {
  expect(Object.keys(problems({ email: "nobody", count: 4 }))).toEqual(["email", "count"]);
});

test("what the form said already is not said again", () => {
  expect(problems({}, [{ path: "email", kind: "missing" }])).toEqual({ email: "Fill this in." });
});

test("an unknown name is said for the whole input or its own place", () => {
  expect(Object.values(problems({ email: "a@b", extra: 1 })).join()).toContain("extra");
});
