import { describe, expect, test } from "vitest";
import { checkProject, fixesForProject } from "../../project/index.ts";
import { checkAgent } from "../check/check.ts";
import { openAgent } from "../document.ts";
import { fixesFor } from "../fixes/fixes.ts";
import { examplesByCode } from "./examples/index.ts";
import { applyEdits } from "./fixtures/apply.ts";
import { ruleByCode, ruleList } from "./index.ts";
import { completeExample } from "./lib/example.ts";
import { outsideOf } from "./lib/example-outside.ts";
import type { Example, Rule, RuleExamples } from "./rule.ts";

function check(example: Example) {
  const text = completeExample(example);
  const document = openAgent(text, example.syntax ?? "yaml");
  const context = { outside: outsideOf(example), fileName: "example.agent.yaml" };
  return { text, document, context, findings: checkAgent(document, context) };
}

function examplesOf({ code }: Rule): RuleExamples {
  const examples = examplesByCode[code];
  if (!examples) throw new Error(`${code} has no examples`);
  return examples;
}

const spoken = ruleList.filter(({ from }) => from !== "compiler" && from !== "project" && from !== "fault");

describe.each(spoken.map(rule => [`${rule.code} ${rule.name}`, rule] as const))("%s", (_, rule) => {
  test("the bad example has this finding and no other", () => {
    const codes = check(examplesOf(rule).bad).findings.map(({ code }) => code);
    const allowed = rule.code === "AW903" ? ["AW118", "AW903"] : [rule.code];
    expect([...new Set(codes)].sort()).toEqual(allowed);
  });

  test("the good example has none", () => {
    expect(check(examplesOf(rule).good).findings).toEqual([]);
  });

  const { fixed } = examplesOf(rule);
  if (!fixed) return;
  test("the fix makes the fixed example of the bad one, which has no finding", () => {
    const { text, document, context, findings } = check(examplesOf(rule).bad);
    const [finding] = findings;
    if (!finding) throw new Error("no finding");
    const [fix] = fixesFor(document, finding, context);
    expect(applyEdits(text, fix?.edits ?? [])).toBe(completeExample(fixed));
    expect(check(fixed).findings).toEqual([]);
  });
});

describe.each(
  ruleList.filter(({ from }) => from === "project").map(rule => [`${rule.code} ${rule.name}`, rule] as const),
)("%s", (_, rule) => {
  test("the bad project file has this finding and no other, the good one has none", () => {
    expect(checkProject(examplesOf(rule).bad.text).map(({ code }) => code)).toEqual([rule.code]);
    expect(checkProject(examplesOf(rule).good.text)).toEqual([]);
  });
  const { fixed } = examplesOf(rule);
  if (!fixed) return;
  test("the fix makes the fixed example of the bad one", () => {
    const [finding] = checkProject(examplesOf(rule).bad.text);
    const [fix] = finding ? fixesForProject(examplesOf(rule).bad.text, finding) : [];
    expect(applyEdits(examplesOf(rule).bad.text, fix?.edits ?? [])).toBe(fixed.text);
  });
});

test("what the compiler finds, or what is our own fault, is no mistake of the text", () => {
  for (const rule of ruleList.filter(({ from }) => from === "compiler" || from === "fault")) {
    expect(check(examplesOf(rule).bad).findings).toEqual([]);
    expect(check(examplesOf(rule).good).findings).toEqual([]);
  }
});

test("there are examples of rules only", () => {
  expect(Object.keys(examplesByCode).sort()).toEqual(ruleList.map(({ code }) => code).sort());
});

test("codes and names are unique, and every rule says why in two to four sentences", () => {
  const names = ruleList.flatMap(({ code, name }) => [code, name]);
  expect(new Set(names).size).toBe(names.length);
  for (const rule of ruleList) {
    expect(rule.code).toMatch(/^AW[19]\d\d$/);
    expect(rule.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const sentences = rule.why.replace(/`[^`]*`/g, "x").match(/[.!?](?= |$)/g)?.length ?? 0;
    expect([rule.code, sentences >= 2 && sentences <= 4]).toEqual([rule.code, true]);
    expect(ruleByCode(rule.code)).toBe(rule);
    expect(ruleByCode(rule.name)).toBe(rule);
  }
});

test("there is a rule for everything, and more than a third look across fields or files", () => {
  expect(ruleList.length).toBeGreaterThanOrEqual(48);
  expect(ruleList.filter(({ from }) => from === "agent" || from === "part").length).toBeGreaterThanOrEqual(22);
  expect(ruleList.filter(rule => examplesOf(rule).fixed).length).toBeGreaterThanOrEqual(20);
});
