import fc from "fast-check";
import { expect, test } from "vitest";
import type { SelectionRange } from "vscode-languageserver-types";
import { anyText } from "../../syntax/testing/arbitrary.ts";
import { jsoncSample, jsonSample, yamlSample } from "../../syntax/testing/samples.ts";
import type { Syntax } from "../../syntax/tree.ts";
import { type AgentDocument, editAgent, openAgent } from "../document.ts";
import { complete } from "./completion/complete.ts";
import { folds } from "./folding/folding.ts";
import { hover } from "./hover/hover.ts";
import { inlays } from "./inlay/inlay.ts";
import { inlineCompletion } from "./inline-completion/inline-completion.ts";
import { lenses } from "./lenses.ts";
import { links } from "./links/links.ts";
import { selectionAt } from "./selection/selection.ts";
import { signature } from "./signature/signature.ts";
import { symbols } from "./symbols/symbols.ts";
import { someOutside } from "./testing/outside.ts";

const template = `tools:
  - name: a
    parameters: [{ name: id, type: number, required: true }, { name: b }]
    http: { url: "https://x.org/{{id}}/{{ b" }
prompts:
  - name: p
    variables: [who, "when"]
    content: |
      Hi {{who}} and {{ w
`;
const samples = [template, template.replaceAll("\n", "\r\n"), yamlSample, jsonSample, jsoncSample];

const words = [
  ..."identity: personality: traits: tools: name: code: | > - \n \n  \n    { } [ ] , : \" ' # // ${secret: {{ }} \t \r\n & * !".split(
    " ",
  ),
  "tools:\n  - name: a\n    http:\n      url: https://x.org/{{id}}\n",
  '{"identity": {"name": "A", ',
  "prompts: [{name: a, content: '{{",
];

const spoken = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, fc.string({ maxLength: 5 })), { maxLength: 40 })
  .map(parts => parts.join(" "));

const texts = fc.oneof(
  spoken,
  anyText,
  fc.constantFrom(...samples).chain(text => fc.nat(text.length).map(at => text.slice(0, at))),
);

test("no text makes a feature throw, and every range lies in the text", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom<Syntax>("yaml", "json", "jsonc"), fc.nat(), (text, syntax, place) => {
      const document = openAgent(text, syntax);
      const { lines } = document.source;
      const offset = place % (text.length + 1);
      const inside = (range: {
        start: { line: number; character: number };
        end: { line: number; character: number };
      }) => {
        const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
        expect(start).toBeLessThanOrEqual(end);
        expect(lines.range(start, end)).toEqual(range);
      };
      for (const item of complete(document, offset, { outside: someOutside })) {
        if (!item.textEdit || !("range" in item.textEdit)) throw new Error("an item without a range");
        inside(item.textEdit.range);
        expect(lines.offsetAt(item.textEdit.range.start)).toBeLessThanOrEqual(offset);
        expect(lines.offsetAt(item.textEdit.range.end)).toBeGreaterThanOrEqual(offset);
        expect(item.textEdit.range.start.line).toBe(item.textEdit.range.end.line);
      }
      const shown = hover(document, offset, { outside: someOutside });
      if (shown?.range) inside(shown.range);
      for (let at: SelectionRange | undefined = selectionAt(document, offset); at; at = at.parent) {
        inside(at.range);
        expect(lines.offsetAt(at.range.start)).toBeLessThanOrEqual(offset);
        expect(lines.offsetAt(at.range.end)).toBeGreaterThanOrEqual(offset);
        if (!at.parent) continue;
        const [own, outer] = [at.range, at.parent.range].map(range => [
          lines.offsetAt(range.start),
          lines.offsetAt(range.end),
        ]) as [[number, number], [number, number]];
        expect(outer[0] <= own[0] && own[1] <= outer[1] && outer[1] - outer[0] > own[1] - own[0]).toBe(true);
      }
      for (const { position, textEdits = [] } of inlays(document, 0, text.length)) {
        inside({ start: position, end: position });
        for (const { range } of textEdits) inside(range);
      }
      for (const { range, insertText } of inlineCompletion(document, offset)) {
        if (range) inside(range);
        expect(range).toEqual(lines.range(offset, offset));
        expect(insertText).not.toBe("");
      }
      const help = signature(document, offset, { offsets: true, noneActive: true });
      for (const { label, parameters = [] } of help?.signatures ?? []) {
        expect(parameters.length).toBeGreaterThan(0);
        expect(help?.activeParameter ?? 0).toBeLessThan(parameters.length);
        for (const { label: span } of parameters) expect(label.slice(...(span as [number, number]))).not.toBe("");
      }
      for (const { range } of links(document, someOutside, path => path)) inside(range);
      for (const { range } of lenses(document, { uri: "u" })) inside(range);
      const outline = [...symbols(document)];
      for (let symbol = outline.pop(); symbol; symbol = outline.pop()) {
        inside(symbol.range);
        inside(symbol.selectionRange);
        outline.push(...(symbol.children ?? []));
      }
      for (const { startLine, endLine } of folds(document)) {
        expect(startLine).toBeLessThan(endLine);
        expect(endLine).toBeLessThan(lines.count);
      }
    }),
    { numRuns: 600 },
  );
});

test("after an edit, outline, folds, links and hints are those of the text read from scratch", () => {
  const edits = fc.array(fc.record({ at: fc.nat(900), drop: fc.nat(9), put: fc.constantFrom(...words) }), {
    maxLength: 4,
  });
  const seen = (document: AgentDocument) => ({
    symbols: symbols(document),
    folds: folds(document),
    links: links(document, someOutside, path => path),
    hints: inlays(document, 0, document.source.length),
  });
  fc.assert(
    fc.property(texts, fc.constantFrom<Syntax>("yaml", "json", "jsonc"), edits, (text, syntax, script) => {
      let document = openAgent(text, syntax);
      seen(document);
      for (const { at, drop, put } of script) {
        const start = at % (document.source.length + 1);
        document = editAgent(document, [{ start, end: start + drop, text: put }]);
        expect(seen(document)).toEqual(seen(openAgent(document.source.text, syntax)));
      }
    }),
    { numRuns: 300 },
  );
});
