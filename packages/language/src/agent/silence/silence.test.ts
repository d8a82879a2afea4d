import { expect, test } from "vitest";
import { checkAgent } from "../check/check.ts";
import { openAgent } from "../document.ts";
import { examplesByCode } from "../rules/examples/index.ts";
import { applyEdits } from "../rules/fixtures/apply.ts";
import { ruleList } from "../rules/index.ts";
import { completeExample } from "../rules/lib/example.ts";
import { outsideOf } from "../rules/lib/example-outside.ts";
import { silenceInFile, silenceOnLine } from "./silence.ts";

const spoken = ruleList.filter(({ from }) => from !== "compiler" && from !== "project" && from !== "fault");

test("every finding of every rule is silenced by one edit of the text, or by the project file", () => {
  const unsilenced: string[] = [];
  for (const rule of spoken) {
    const example = examplesByCode[rule.code]?.bad;
    if (!example) throw new Error(`${rule.code} has no example`);
    const text = completeExample(example);
    const syntax = example.syntax ?? "yaml";
    const context = { outside: outsideOf(example), fileName: "example.agent.yaml" };
    const left = (changed: string, rules = {}) =>
      checkAgent(openAgent(changed, syntax), { ...context, project: { rules } }).filter(
        ({ code }) => code === rule.code,
      );
    expect([rule.code, left(text, { [rule.code]: "off" })]).toEqual([rule.code, []]);
    const document = openAgent(text, syntax);
    for (const { range } of left(text)) {
      const line = silenceOnLine(document, rule.code, range.start);
      const file = silenceInFile(document, rule.code);
      const projectOnly = syntax === "json" || rule.code === "AW903";
      expect([rule.code, file === undefined]).toEqual([rule.code, projectOnly]);
      const before = left(text).length;
      if (line && left(applyEdits(text, line)).length >= before) unsilenced.push(`${rule.code} line`);
      if (file && left(applyEdits(text, file)).length > 0) unsilenced.push(`${rule.code} file`);
    }
  }
  expect(unsilenced).toEqual([]);
});

test("a comment stands above the line, and behind one that is there already", () => {
  const silence = (text: string, code: string, line: number) => {
    const edits = silenceOnLine(openAgent(text, "yaml"), code, { line, character: 4 });
    return edits && applyEdits(text, edits);
  };
  const text = "a:\r\n    b: 1\r\n";
  const once = "a:\r\n    # agentwright-disable-next-line AW118\r\n    b: 1\r\n";
  expect(silence(text, "AW118", 1)).toBe(once);
  expect(silence(once, "AW119", 2)).toBe(once.replace("AW118", "AW118 AW119"));
  expect(silence("\uFEFFa: 1\n", "AW118", 0)).toBe("\uFEFF# agentwright-disable-next-line AW118\na: 1\n");
});

test("inside a text there is no place for a comment, nor anywhere in JSON", () => {
  const block = openAgent("a: |\n  one\n  two\n", "yaml");
  expect(silenceOnLine(block, "AW118", { line: 2, character: 3 })).toBeUndefined();
  const json = openAgent('{\n  "a": 1\n}\n', "json");
  expect(silenceOnLine(json, "AW118", { line: 1, character: 3 })).toBeUndefined();
  expect(silenceInFile(json, "AW118")).toBeUndefined();
});
