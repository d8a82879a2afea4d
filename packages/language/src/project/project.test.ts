import fc from "fast-check";
import { expect, test } from "vitest";
import { checkProject, fixesForProject, parseProject } from "./index.ts";

const texts = (text: string) =>
  checkProject(text).map(
    ({ code, severity, message, range }) =>
      `${range.start.line}:${range.start.character} ${code} ${severity} ${message}`,
  );

test("what is well-formed is read; comments are allowed", () => {
  const text = `{
    // severities
    "$schema": "../schemas/agentwright.schema.json",
    "rules": { "AW140": "off", "unused-key": "hint" },
    "include": ["agents/**"], "exclude": ["drafts/**"],
    "secrets": ["OPENAI_API_KEY"],
    "target": "wasm", "backend": "auto", "format": 1,
    "pgflow": { "profile": "0.9" }, "x-mine": [1]
  }`;
  const { project, findings, problem } = parseProject(text);
  expect(findings).toEqual([]);
  expect(problem).toBeUndefined();
  expect(project).toMatchObject({
    rules: { AW140: "off", "unused-key": "hint" },
    backend: "auto",
    pgflow: { profile: "0.9" },
  });
});

test("what is wrong is left out, and the rest counts", () => {
  const text = `{
  "rules": { "AW140": "of", "AW141": "off", "AW14": "off" },
  "exlude": ["a"],
  "secrets": "one",
  "target": "wasm"
}`;
  expect(texts(text)).toEqual([
    "1:22 AW912 error `of` is not a value of `AW140`. Did you mean `off`?",
    "1:44 AW913 warning There is no rule `AW14`. Did you mean `AW104`?",
    "2:2 AW911 error There is no field `exlude` in `the project file`. Did you mean `exclude`?",
    "3:13 AW912 error `secrets` must be a list, but this is a text.",
  ]);
  expect(parseProject(text).project).toEqual({ rules: { AW141: "off", AW14: "off" }, target: "wasm" });
});

test("no finding and no fix quotes a key", () => {
  const key = "sk-proj-4fG7hJ2kL9mN3pQ8rS5tU1vW6xY0zA";
  const text = `{ "rules": { "${key}": "off", "AW140": "${key}" }, "${key}": 1, "target": "${key}" }`;
  const findings = checkProject(text);
  expect(findings.map(({ code }) => code)).toEqual(["AW913", "AW912", "AW911", "AW912"]);
  const fixes = findings.flatMap(finding => fixesForProject(text, finding).map(({ title }) => title));
  expect(JSON.stringify([findings, fixes])).not.toContain("4fG7hJ2k");
  expect(findings[0]?.message).toBe("There is no rule `${secret:OPENAI_API_KEY}`.");
  expect(fixes).toEqual(["Remove `${secret:OPENAI_API_KEY}`"]);
});

test.each([
  ["[]", "A project file is one JSON object, such as `{}`."],
  ["", "A project file is one JSON object, such as `{}`."],
  ['{ "format": 3 }', "This file has the format 3, but this version of Agentwright knows formats up to 1. Update it."],
])("nothing counts in %s", (text, sentence) => {
  const { project, problem, findings } = parseProject(text);
  expect(project).toEqual({});
  expect(problem).toBe(sentence);
  expect(findings).toHaveLength(1);
});

test("any text is read without an error, and its findings lie inside", () => {
  const marks = fc.constantFrom(...'{}[],:"\n /*'.split(""), '"rules"', '"AW140"', '"off"', "1", "true");
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(marks, { maxLength: 30 }).map(parts => parts.join("")),
  );
  fc.assert(
    fc.property(text, given => {
      const lines = given.split("\n");
      for (const finding of checkProject(given)) {
        expect(finding.code).toMatch(/^AW91\d$/);
        expect(finding.range.end.line).toBeLessThan(Math.max(1, given.split(/\r\n|\r|\n/).length));
        expect(finding.range.start.character).toBeLessThanOrEqual(Math.max(...lines.map(line => line.length)));
        fixesForProject(given, finding);
      }
    }),
    { numRuns: 300 },
  );
});

test("a project file may turn off what is found in it, but not what makes it unreadable", () => {
  expect(checkProject('{ "ruels": 1, "rules": { "AW911": "off" } }')).toEqual([]);
  expect(checkProject('{ "ruels": 1, "rules": { "AW911": "hint" } }')).toMatchObject([{ severity: "hint" }]);
  expect(checkProject('{ "format": 99, "rules": { "AW914": "off" } }')).toMatchObject([{ code: "AW914" }]);
});
