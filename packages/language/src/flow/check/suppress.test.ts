import { expect, test } from "vitest";
import { applyEdits } from "../../agent/rules/fixtures/apply.ts";
import { openFlow } from "../document.ts";
import { noFlowsKnown } from "../outside.ts";
import { flowExamples } from "../rules/examples/index.ts";
import { flowRules } from "../rules/index.ts";
import { outsideOf } from "../rules/lib/example-outside.ts";
import { checkFlows } from "./check.ts";
import { silenceFlowInFile, silenceFlowOnLine } from "./silence.ts";

const head = 'import { Flow } from "@pgflow/dsl";\n';
const codes = (text: string, project = {}) =>
  checkFlows(openFlow(text, "a.ts"), { outside: noFlowsKnown, project }).map(
    ({ code, severity }) => `${code} ${severity}`,
  );

test("a comment suppresses a line or a file; one that suppresses nothing is found", () => {
  const flow = 'export const a = new Flow({ slug: "a-b" });\n';
  expect(codes(head + flow)).toEqual(["AW237 warning", "AW206 error"]);
  expect(codes(`${head}// agentwright-disable-next-line AW206, flow-without-steps\n${flow}`)).toEqual([]);
  expect(codes(`${head}/* agentwright-disable-file AW206 AW237 */\n${flow}`)).toEqual([]);
  expect(codes(`${head}// agentwright-disable-next-line AW225\nexport {};\n`)).toEqual(["AW901 hint"]);
  expect(codes(`${head}// agentwright-disable-next-line AW2999\nexport {};\n`)).toEqual(["AW902 warning"]);
});

test("what looks like a comment in a text is none", () => {
  const inText = `${head}const s = "// agentwright-disable-file AW237";\nconst t = \`\n// agentwright-disable-file AW237\n\`;\n`;
  expect(codes(`${inText}export const a = new Flow({ slug: "a" });\n`)).toEqual(["AW237 warning"]);
});

test("the project file says how severe a rule is, by code or by name", () => {
  const text = `${head}export const a = new Flow({ slug: "a" });\n`;
  expect(codes(text, { rules: { AW237: "off" } })).toEqual([]);
  expect(codes(text, { rules: { "flow-without-steps": "hint" } })).toEqual(["AW237 hint"]);
});

test("every finding of every rule is silenced by one edit of the text, and by the project file", () => {
  for (const { code } of flowRules) {
    const example = flowExamples[code]?.bad;
    if (!example) throw new Error(`${code} has no example`);
    const context = { outside: outsideOf(example) };
    const left = (text: string, rules = {}) =>
      checkFlows(openFlow(text, "a.ts"), { ...context, project: { rules } }).map(finding => finding);
    expect([code, left(example.text, { [code]: "off" })]).toEqual([code, []]);
    // Of a file that can't be parsed no comment can be told from a text.
    if (code === "AW250") continue;
    const document = openFlow(example.text, "a.ts");
    const [finding] = left(example.text);
    const line = finding && silenceFlowOnLine(document, code, finding.range.start);
    expect([code, left(applyEdits(example.text, line ?? []))]).toEqual([code, []]);
    expect([code, left(applyEdits(example.text, silenceFlowInFile(document, code) ?? []))]).toEqual([code, []]);
  }
});

test("inside of a text there is no place for a comment", () => {
  const document = openFlow(`${head}const t = \`\n  x\n\`;\n`, "a.ts");
  expect(silenceFlowOnLine(document, "AW237", { line: 2 })).toBeUndefined();
  expect(silenceFlowInFile(document, "AW903")).toBeUndefined();
});
