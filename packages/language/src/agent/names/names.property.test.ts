import fc from "fast-check";
import { expect, test } from "vitest";
import type { Syntax } from "../../syntax/index.ts";
import { editAgent, openAgent } from "../document.ts";
import { linkedNames } from "./linked.ts";
import { fixedName, nameProblem } from "./name-problem.ts";
import { rewrite } from "./rewrite.ts";
import { type NamedDocument, useAt, usesAround, usesLike, usesOf } from "./uses.ts";

const sections = [
  "tools:\n  - name: a\n    parameters: [{name: id}]\n    http: {url: 'https://x.org/{{id}}', body: {a: \"{{id}}\"}}\n  - name: b\n    flow: f\n",
  "prompts:\n- name: it's\n  variables: [who, \"wh\\x6f\"]\n  content: |\n    {{who}}\n    {{ who }}\n- <<: *base\n  content: '{{v}}'\n",
  "resources:\r\n- name: 'dogs'''\r\n  path: a.md\r\n- {name: >-\r\n   x, path: \"./b.md\"}\r\n",
  "apiKeys: {a: '${secret:A}', b: \"x ${secret:B} ${secret:A}\"}\n",
  "orchestration:\r\n  agents: [./a.agent.yaml, &x b.agent.yaml, *x]\r\n",
  "x-a: &base {name: shared, variables: [v]}\n",
];
const json =
  '{"tools": [{"name": "a\\u0062", "parameters": [{"name": "p"}], "http": {"url": "https://x/{{p}}"}}],\n"prompts": [{"name": "q", "variables": ["v"], "content": "{{v}} \\"{{v}}"}], "x-a": "${secret:A}"}';
const noise = [
  ...sections,
  ..."name: - \n \" ' | >- {{ }} ${secret:A} {{who}} & * # , [ ] { } : \t \r\n \u{1f600} \ud800 \ufeff ? !!str".split(
    " ",
  ),
];

/** A config with some of the sections, and mostly something in it that does not belong there. */
const texts = fc
  .record({
    config: fc.oneof(
      { weight: 3, arbitrary: fc.shuffledSubarray(sections).map(parts => parts.join("")) },
      { weight: 1, arbitrary: fc.constant(json) },
    ),
    wrong: fc.array(
      fc.record({ at: fc.nat(), text: fc.oneof(fc.constantFrom(...noise), fc.string({ maxLength: 4 })) }),
      {
        maxLength: 3,
      },
    ),
  })
  .map(({ config, wrong }) =>
    wrong.reduce((text, { at, text: put }) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place);
    }, config),
  );
const syntaxes = fc.constantFrom<Syntax>("yaml", "json", "jsonc");

/** What can be told of each use. */
function told(document: NamedDocument) {
  return usesOf(document).map(({ kind, name, role, section, item, start, end }) =>
    [kind, name, role, section, item, start, end].join(" "),
  );
}

test("no text makes it throw; each name is found where it stands, by its word and by its place", () => {
  fc.assert(
    fc.property(texts, syntaxes, fc.nat(), (text, syntax, place) => {
      const document = openAgent(text, syntax);
      useAt(document, place % (text.length + 1));
      linkedNames(document, place % (text.length + 1));
      for (const use of usesOf(document)) {
        expect(use.start).toBeLessThan(use.end);
        expect(use.end).toBeLessThanOrEqual(text.length);
        expect(useAt(document, use.start)).toBeDefined();
        expect(usesLike(document, use).map(({ start }) => start)).toContain(use.start);
        expect(usesAround(document, use.name).map(({ start }) => start)).toContain(use.start);
      }
    }),
    { numRuns: 300 },
  );
});

test("after an edit the names are those of a fresh reading", () => {
  const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat(12), text: fc.constantFrom(...noise, "", "x") }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(texts, syntaxes, edits, (text, syntax, changes) => {
      let document = openAgent(text, syntax);
      told(document);
      for (const { at, length, text: put } of changes) {
        const start = at % (document.source.text.length + 1);
        document = editAgent(document, [{ start, end: start + length, text: put }]);
        expect(told(document)).toEqual(told(openAgent(document.source.text, syntax)));
      }
    }),
    { numRuns: 150 },
  );
});

test("a name that may be changed is changed in all its places, and nothing else is", () => {
  fc.assert(
    fc.property(texts, syntaxes, fc.nat(), (text, syntax, pick) => {
      const document = openAgent(text, syntax);
      const uses = usesOf(document).filter(({ kind }) => kind !== "agent" && kind !== "file");
      const use = uses[pick % Math.max(1, uses.length)];
      if (!use || fixedName(document, use) || nameProblem(document, use, "new_name")) return;
      const same = usesLike(document, use);
      // A secret in the middle of a tool's name is a part of both.
      fc.pre(
        usesOf(document).every(one =>
          same.every(({ start, end }) => start === one.start || end <= one.start || one.end <= start),
        ),
      );
      const before = usesOf(document).map(other =>
        same.some(({ start }) => start === other.start) ? "new_name" : other.name,
      );
      const edits = rewrite(same.map(other => ({ use: other, text: "new_name" })));
      expect(usesOf(editAgent(document, edits)).map(({ name }) => name)).toEqual(before);
    }),
    { numRuns: 500 },
  );
});
