import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { openAgent } from "../document.ts";
import { partialModel } from "../model.ts";
import { examplesByCode } from "../rules/examples/index.ts";
import { ruleList } from "../rules/index.ts";
import { completeExample } from "../rules/lib/example.ts";
import { printAgentSchema, printProjectSchema } from "./schema.ts";

const ajv = new Ajv2020({ strict: true, strictRequired: false, formats: { regex: text => isRegex(String(text)) } });
ajv.addVocabulary(["enumDescriptions"]);

test("the schema refuses what the rules of fields refuse, and takes their good examples", () => {
  const validate = ajv.compile(JSON.parse(printAgentSchema()));
  // A line of a requirements file is too much for a pattern that people can read.
  const rules = ruleList.filter(({ from, code }) => from === "spec" && code !== "AW133");
  expect(rules.length).toBeGreaterThan(15);
  for (const { code } of rules) {
    const { bad, good } = examplesByCode[code] ?? {};
    expect([code, bad && validate(partialModel(openAgent(completeExample(bad), "yaml")))]).toEqual([code, false]);
    expect([code, good && validate(partialModel(openAgent(completeExample(good), "yaml")))]).toEqual([code, true]);
  }
});

test("the schema of the project file does the same", () => {
  const validate = ajv.compile(JSON.parse(printProjectSchema()));
  for (const { code } of ruleList.filter(
    ({ from, code }) => from === "project" && code !== "AW910" && code !== "AW914",
  )) {
    const { bad, good } = examplesByCode[code] ?? {};
    expect([code, bad && validate(JSON.parse(bad.text))]).toEqual([code, false]);
    expect([code, good && validate(JSON.parse(good.text))]).toEqual([code, true]);
  }
});

test("every field and every word is described", () => {
  for (const text of [printAgentSchema(), printProjectSchema()]) {
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== "object" || schema === null) return;
      const { properties, items, enum: words, enumDescriptions } = schema as Record<string, unknown>;
      for (const [name, inner] of Object.entries(properties ?? {})) {
        expect([`${path}/${name}`, String((inner as { description?: string }).description)]).toEqual([
          `${path}/${name}`,
          expect.stringMatching(/^.{5,}[.?`]$/s),
        ]);
        visit(inner, `${path}/${name}`);
      }
      if (Array.isArray(words) && enumDescriptions) expect(enumDescriptions).toHaveLength(words.length);
      visit(items, `${path}[]`);
    };
    visit(JSON.parse(text), "");
  }
});

function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
