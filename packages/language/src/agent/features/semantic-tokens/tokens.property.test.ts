import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText, noise } from "../../../syntax/testing/arbitrary.ts";
import type { Syntax } from "../../../syntax/tree.ts";
import { type AgentDocument, editAgent, openAgent } from "../../document.ts";
import { type SeenToken, seenTokens } from "../testing/drawn.ts";
import { allTokens, tokenEdits, tokenSheet, tokensBetween } from "./tokens.ts";

const agents = fc.array(
  fc.constantFrom(
    "tools:\n",
    "  - name: a\n    parameters: [{name: id, type: string}]\n",
    "  - name: b\n    http:\n      url: https://x.org/{{id}}\n",
    "prompts:\n- name: p\n  variables: [who]\n  content: |\n    Hi {{who}}\n",
    "identity: {type: analyst}\n",
    "# more\n\n",
    "x-anchor: &a {b: *a}\n",
    '{"tools": [{"name": "a", "http": {"url": "{{id}}"}}, {"name": "b"}],\n',
    '"build": {"target": "wasm"}}',
  ),
  { maxLength: 8 },
);
const texts = fc.oneof(
  anyText,
  agents.map(parts => parts.join("")),
);
const syntaxes = fc.constantFrom<Syntax>("yaml", "json", "jsonc");
const edits = fc.array(
  fc.record({
    at: fc.nat(600),
    drop: fc.nat(20),
    put: fc.oneof(
      noise,
      agents.map(a => a.join("")),
    ),
  }),
  {
    maxLength: 6,
  },
);

function orderly(document: AgentDocument, seen: readonly SeenToken[]): void {
  const { lines } = document.source;
  let end = 0;
  for (const { line, character, length } of seen) {
    const start = lines.start(line) + character;
    expect(length).toBeGreaterThan(0);
    expect(start).toBeGreaterThanOrEqual(end);
    end = start + length;
    expect(end).toBeLessThanOrEqual(lines.start(line + 1));
  }
}

test("tokens stand in order, in their lines, apart; a range gives those of all that touch it", () => {
  fc.assert(
    fc.property(texts, syntaxes, fc.nat(), fc.nat(), (text, syntax, a, b) => {
      const document = openAgent(text, syntax);
      const seen = seenTokens(allTokens(tokenSheet(document)));
      orderly(document, seen);
      const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      const { lines } = document.source;
      const touched = seen.filter(({ line, character, length }) => {
        const from = lines.start(line) + character;
        return from < end && from + length > start;
      });
      expect(seenTokens(tokensBetween(document, start, end))).toEqual(touched);
    }),
    { numRuns: 500 },
  );
});

test("after any edits, the last answer with the edits told is the answer from scratch", () => {
  fc.assert(
    fc.property(texts, syntaxes, edits, (text, syntax, script) => {
      let document = openAgent(text, syntax);
      let sheet = tokenSheet(document);
      const data = allTokens(sheet);
      for (const { at, drop, put } of script) {
        const start = at % (document.source.text.length + 1);
        document = editAgent(document, [{ start, end: start + drop, text: put }]);
        const next = tokenSheet(document);
        for (const edit of tokenEdits(sheet, next)) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
        sheet = next;
        expect(data).toEqual(allTokens(tokenSheet(openAgent(document.source.text, syntax))));
      }
    }),
    { numRuns: 500 },
  );
});
