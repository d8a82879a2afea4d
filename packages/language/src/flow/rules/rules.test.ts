import { describe, expect, test } from "vitest";
import { applyEdits } from "../../agent/rules/fixtures/apply.ts";
import { checkFlows } from "../check/check.ts";
import { openFlow } from "../document.ts";
import { flowFixes } from "../fixes/fixes.ts";
import { flowExamples } from "./examples/index.ts";
import { flowRules } from "./index.ts";
import { outsideOf } from "./lib/example-outside.ts";
import { flowRuleNames } from "./names.ts";
import type { FlowExample } from "./rule.ts";

function check(example: FlowExample) {
  const document = openFlow(example.text, "example.ts");
  const context = { outside: outsideOf(example) };
  return { document, context, findings: checkFlows(document, context) };
}

function examplesOf({ code }: { readonly code: string }) {
  const examples = flowExamples[code];
  if (!examples) throw new Error(`${code} has no examples`);
  return examples;
}

describe.each(flowRules.map(rule => [`${rule.code} ${rule.name}`, rule] as const))("%s", (_, rule) => {
  const { bad, good, fixed } = examplesOf(rule);

  test("the bad example has this one finding, of the rule's own severity", () => {
    const found = check(bad).findings.map(({ code, severity }) => `${code} ${severity}`);
    expect(found).toEqual([`${rule.code} ${rule.severity}`]);
  });

  test("the good example has none", () => {
    expect(check(good).findings).toEqual([]);
  });

  if (!fixed) return;
  test("the fix makes the fixed example of the bad one, which has no finding", () => {
    const { document, context, findings } = check(bad);
    const [finding] = findings;
    if (!finding) throw new Error("no finding");
    const [fix] = flowFixes(document, finding, context);
    expect(applyEdits(bad.text, fix?.edits ?? [])).toBe(fixed.text);
    expect(check(fixed).findings).toEqual([]);
  });
});

test("codes and names are unique, and every rule says why in two to four sentences", () => {
  const names = flowRules.flatMap(({ code, name }) => [code, name]);
  expect(new Set(names).size).toBe(names.length);
  for (const { code, name, why } of flowRules) {
    expect(code).toMatch(/^AW2\d\d$/);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const sentences = why.replace(/`[^`]*`/g, "x").match(/[.!?](?= |$)/g)?.length ?? 0;
    expect([code, sentences >= 2 && sentences <= 4]).toEqual([code, true]);
  }
  expect(Object.keys(flowExamples).sort()).toEqual(flowRules.map(({ code }) => code).sort());
});

test("a rule that has fixes has one for its bad example", () => {
  const without = flowRules.filter(rule => {
    const { document, context, findings } = check(examplesOf(rule).bad);
    return rule.fix && findings.every(finding => flowFixes(document, finding, context).length === 0);
  });
  expect(without.map(({ code }) => code)).toEqual([]);
});

test("the heads that are known without the rules are those of the rules", () => {
  const heads = flowRules.map(({ code, name, severity, from, outside, tags }) => {
    return { code, name, severity, from, ...(outside && { outside }), ...(tags && { tags }) };
  });
  expect(flowRuleNames).toEqual(heads);
});
