import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Syntax } from "../../syntax/index.ts";
import { editAgent, openAgent } from "../document.ts";
import { fixesFor } from "../fixes/fixes.ts";
import { agentModel, partialModel } from "../model.ts";
import { nothingKnown, type Outside } from "../outside.ts";
import { applyEdits } from "../rules/fixtures/apply.ts";
import { agentSpec } from "../spec/agent.ts";
import { arbitraryOf } from "./arbitrary.ts";
import { checkAgent, problemsOf } from "./check.ts";

const fixtures = fileURLToPath(new URL("../rules/fixtures/", import.meta.url));
const seeds = ["mistakes", "valid"].flatMap(folder =>
  readdirSync(`${fixtures}${folder}`)
    .filter(name => !name.startsWith("text-deep"))
    .map(name => readFileSync(`${fixtures}${folder}/${name}`, "utf8")),
);
const syntaxes = fc.constantFrom<Syntax>("yaml", "json", "jsonc");

/** An outside that knows everything, and finds nothing. */
const nothingThere: Outside = {
  file: () => "missing",
  text: () => undefined,
  paths: () => [],
  secrets: () => [],
  agents: () => [],
  flows: () => [],
};

function checkAll(text: string, syntax: Syntax) {
  const document = openAgent(text, syntax);
  for (const outside of [nothingKnown, nothingThere]) {
    const context = { outside, fileName: "a.agent.yaml" };
    const findings = checkAgent(document, context);
    const { lines } = document.source;
    let last = 0;
    for (const { range } of findings.filter(({ code }) => code !== "AW903")) {
      const start = lines.offsetAt(range.start);
      const end = lines.offsetAt(range.end);
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(lines.positionAt(start)).toEqual(range.start);
      expect(lines.positionAt(end)).toEqual(range.end);
      last = start;
    }
    expect(checkAgent(openAgent(text, syntax), context)).toEqual(findings);
    for (const finding of findings.slice(0, 5)) {
      for (const { edits } of fixesFor(document, finding, context)) applyEdits(text, edits);
    }
  }
  agentModel(document);
  partialModel(document);
}

describe("whatever the text is, nothing throws and ranges lie inside", () => {
  test("any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), syntaxes, checkAll), { numRuns: 150 });
  });

  test("texts made of the marks of YAML and JSON", () => {
    const pieces = fc.constantFrom(
      ..."{}[]:,\n\t-#&*!|>'\"?%@`~ ".split(""),
      ..."identity:|  name: |tools:\n  - |: {|\n  |\r\n|- |<<: *a|&a |---\n|...\n|null|x-y: |${secret:A}|{{x}}".split(
        "|",
      ),
    );
    const text = fc.array(pieces, { maxLength: 40 }).map(parts => parts.join(""));
    fc.assert(fc.property(text, syntaxes, checkAll), { numRuns: 150 });
  });

  test("configs with a hole, a doubled stretch or a strange character", () => {
    const cut = fc.tuple(
      fc.constantFrom(...seeds),
      fc.nat(),
      fc.nat({ max: 40 }),
      fc.constantFrom("", "\t", '"', "{", ": ", "\n"),
    );
    const text = cut.map(([seed, at, length, put]) => {
      const start = at % (seed.length + 1);
      return seed.slice(0, start) + put + seed.slice(start + length);
    });
    fc.assert(fc.property(text, syntaxes, checkAll), { numRuns: 150 });
  });
});

test("JSON and YAML of one model give the same findings", () => {
  const context = { outside: nothingThere, fileName: "a.agent.yaml" };
  const found = (text: string, syntax: Syntax) =>
    problemsOf(openAgent(text, syntax), context)
      .map(({ code, path }) => `${code} ${path.join("/")}`)
      .sort();
  fc.assert(
    fc.property(arbitraryOf(agentSpec), model => {
      if (typeof model !== "object" || model === null || Array.isArray(model)) return;
      if (Object.keys(model).length === 0) return;
      // A value that stands twice would become an alias in YAML.
      const plain: unknown = JSON.parse(JSON.stringify(model));
      const json = found(JSON.stringify(plain, null, 2), "json");
      expect(found(JSON.stringify(plain), "jsonc")).toEqual(json);
      expect(found(stringify(plain), "yaml")).toEqual(json);
      expect(found(stringify(plain, { defaultStringType: "QUOTE_DOUBLE", collectionStyle: "flow" }), "yaml")).toEqual(
        json,
      );
    }),
    { numRuns: 150 },
  );
});

test("after edits the findings are those of a fresh document", () => {
  const context = { outside: nothingKnown, fileName: "a.agent.yaml" };
  const edit = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 12 }),
    put: fc.constantFrom("", "x", "\n", ": ", "  - ", '"', "{{a}}", "- name: a\n"),
  });
  fc.assert(
    fc.property(fc.constantFrom(...seeds), syntaxes, fc.array(edit, { maxLength: 6 }), (seed, syntax, edits) => {
      let document = openAgent(seed, syntax);
      checkAgent(document, context);
      for (const { at, length, put } of edits) {
        const { text } = document.source;
        const start = at % (text.length + 1);
        document = editAgent(document, [{ start, end: Math.min(text.length, start + length), text: put }]);
        expect(checkAgent(document, context)).toEqual(checkAgent(openAgent(document.source.text, syntax), context));
      }
    }),
    { numRuns: 150 },
  );
});
