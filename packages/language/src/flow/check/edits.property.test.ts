import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openFlow } from "../document.ts";
import { flowFixes } from "../fixes/fixes.ts";
import { noFlowsKnown } from "../outside.ts";
import { readFlows } from "../read/read.ts";
import { checkFlows } from "./check.ts";

const folder = fileURLToPath(new URL("../rules/fixtures/", import.meta.url));
const texts = ["mistakes", "valid"].flatMap(name =>
  readdirSync(folder + name)
    .filter(file => file !== "long-cascade.ts")
    .map(file => readFileSync(`${folder}${name}/${file}`, "utf8")),
);

const snippets = [
  ..."{}[]()\"'`,.:;=>?!/*\n\\".split(""),
  "...",
  "=>",
  "//",
  "${",
  "new Flow(",
  '.step({ slug: "',
  "dependsOn: [",
  ".map(",
  "const x = ",
  "if: {",
  "as const",
  "await ",
  "0x",
  "1e999",
  "\uFEFF",
  "\u{1F600}",
  "\ud800",
];

const edit = fc.record({
  at: fc.nat({ max: 1000 }),
  remove: fc.nat({ max: 40 }),
  insert: fc.oneof(fc.constantFrom(...snippets), fc.constant(""), fc.string({ maxLength: 5 })),
});

test("whatever is done to a flow file, it is read without an error, and all places lie inside", () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 6 }), (whole, edits) => {
      let text = whole;
      for (const { at, remove, insert } of edits) {
        const start = Math.floor((at * text.length) / 1000);
        text = text.slice(0, start) + insert + text.slice(start + remove);
      }
      const document = openFlow(text, "a.ts");
      const context = { outside: noFlowsKnown };
      const inside = (span: { readonly start: number; readonly end: number; readonly file?: string }) => {
        if (span.file === undefined)
          expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
      };
      for (const flow of readFlows(document).flows) {
        for (const span of [flow.span, flow.headSpan, flow.slug.span, ...flow.discarded, ...flow.reassigned])
          inside(span);
        for (const { span } of flow.unknown) inside(span);
        for (const step of flow.steps) {
          for (const span of [step.span, step.methodSpan, step.slug.span, step.dependencies.span]) inside(span);
          for (const { nameSpan, value } of step.options) [nameSpan, value.span].map(inside);
          for (const { span } of step.handlerUses) inside(span);
        }
      }
      for (const finding of checkFlows(document, context)) {
        const start = document.lines.offsetAt(finding.range.start);
        const end = document.lines.offsetAt(finding.range.end);
        inside({ start, end });
        for (const { edits: changes } of flowFixes(document, finding, context)) {
          const sorted = [...changes].sort((a, b) => a.start - b.start);
          sorted.forEach((change, i) => {
            inside(change);
            const before = sorted[i - 1];
            if (before) expect(before.end).toBeLessThanOrEqual(change.start);
          });
        }
      }
    }),
    { numRuns: 400 },
  );
}, 120_000);

test("a text that is typed from its beginning is read at every stage", () => {
  for (const text of texts.slice(0, 6)) {
    for (let end = 0; end <= text.length; end += 7) {
      const document = openFlow(text.slice(0, end), "a.ts");
      expect(() => checkFlows(document, { outside: noFlowsKnown })).not.toThrow();
    }
  }
}, 60_000);

test("a text of brackets alone, and one of many findings, are read", () => {
  expect(checkFlows(openFlow("[(".repeat(50_000), "a.ts")).map(({ code }) => code)).toEqual(["AW250"]);
  const steps = Array.from({ length: 1500 }, (_, i) => `.step({ slug: "a-${i}" }, () => 1)`);
  const found = checkFlows(
    openFlow(`import { Flow } from "@pgflow/dsl";\nnew Flow({ slug: "a" })${steps.join("\n")}`, "a.ts"),
  );
  expect(found).toHaveLength(1001);
  expect(found.at(-1)?.code).toBe("AW903");
});
