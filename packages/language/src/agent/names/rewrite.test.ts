import fc from "fast-check";
import { expect, test } from "vitest";
import { editAgent, openAgent } from "../document.ts";
import { marked } from "../features/testing/marked.ts";
import { movePaths } from "./move-paths.ts";
import { fixedName, nameProblem } from "./name-problem.ts";
import { type NewName, rewrite } from "./rewrite.ts";
import { useAt, usesLike, usesOf } from "./uses.ts";

/** The text after the name at the `|` was changed everywhere in it, or the sentence that refuses it. */
function renamed(text: string, to: string, fileName?: string): string {
  const { document, offset } = marked(text, fileName);
  const use = useAt(document, offset);
  if (!use) throw new Error("there is no name at the |");
  const problem = fixedName(document, use) ?? nameProblem(document, use, to);
  if (problem) return problem;
  const names = usesLike(document, use).map(other => ({ use: other, text: to }));
  return editAgent(document, rewrite(names)).source.text;
}

test.each([
  ["tools:\n  - name: a|\n", "b", "tools:\n  - name: b\n"],
  ["tools:\n  - name: 'a|'\n", "b", "tools:\n  - name: 'b'\n"],
  ["tools:\n  - name: a|\n", "null", 'tools:\n  - name: "null"\n'],
  ["tools:\n  - name: a|\n", "on", 'tools:\n  - name: "on"\n'],
  ["tools:\n  - name: !!str a|\n", "b", "tools:\n  - name: !!str b\n"],
  ["prompts:\n  - name: a|\n", "b: c", 'prompts:\n  - name: "b: c"\n'],
  ["prompts:\n  - {name: a|, content: x}\n", "b, c", 'prompts:\n  - {name: "b, c", content: x}\n'],
  ["prompts:\n  - name: Gruß|\n", "Grüße an alle", "prompts:\n  - name: Grüße an alle\n"],
  ["prompts:\n  - name: Gruß|\n", "Grüße: alle", 'prompts:\n  - name: "Grüße: alle"\n'],
  ["prompts:\n  - name: 'a|'\n", "it's", "prompts:\n  - name: 'it''s'\n"],
  ["prompts:\n  - name: 'do|gs'''\n", "cats", "prompts:\n  - name: 'cats'\n"],
  ['prompts:\n  - name: "a|"\n', 'say "hi"', 'prompts:\n  - name: "say \\"hi\\""\n'],
  ['prompts:\r\n  - name: "one|\r\n      two\r\n      "\r\n', "three", 'prompts:\r\n  - name: "three"\r\n'],
  ["prompts:\n  - name: 'one| \n\n      '\n", "two", "prompts:\n  - name: 'two'\n"],
  ["prompts:\n  - name: >-\n      one|\n      two\n", "three", "prompts:\n  - name: >-\n      three\n"],
  [
    "prompts:\r\n  - variables: [who]\r\n    content: |\r\n      Hi {{ |who }}\r\n      {{who}}\r\n".replace(
      ": |",
      ": ‖",
    ),
    "whom",
    "prompts:\r\n  - variables: [whom]\r\n    content: |\r\n      Hi {{ whom }}\r\n      {{whom}}\r\n",
  ],
  [
    'prompts:\n  - variables: [ true, "wh\\u006f|" ]\n    content: "{{wh\\x6f}} {{who}}"\n',
    "x",
    'prompts:\n  - variables: [ true, "x" ]\n    content: "{{x}} {{x}}"\n',
  ],
  ["apiKeys:\n  a: ${secret:A|}\n  b: a ${secret:A}\n", "B", "apiKeys:\n  a: ${secret:B}\n  b: a ${secret:B}\n"],
])("%j with %j", (text, to, expected) => {
  expect(renamed(text, to)).toBe(expected);
});

test("JSON: escapes of the old name go, those that the new one needs come", () => {
  expect(renamed('{"prompts": [{"name": "a\\u0062|"}]}', 'c "d"', "a.agent.json")).toBe(
    '{"prompts": [{"name": "c \\"d\\""}]}',
  );
});

test.each([
  [
    "tools:\n  - name: a|\n",
    "b c",
    "`b c` is not an identifier; use letters, digits and `_`, and begin with a letter.",
  ],
  ["tools:\n  - name: a|\n  - name: b\n", "b", "This config has a tool `b` already. Choose another name."],
  [
    "prompts:\n  - variables: [a|]\n    content: '{{b}}'\n",
    "b",
    "This prompt has a variable `b` already. Choose another name.",
  ],
  [
    "tools:\n  - parameters: [{name: a|}, {name: b}]\n",
    "b",
    "This tool has a parameter `b` already. Choose another name.",
  ],
  ["prompts:\n  - name: a|\n", " ", "A name needs at least one character."],
  ["prompts:\n  - name: a|\n", " b", "A name neither begins nor ends with a blank."],
  ["prompts:\n  - name: a|\n", "b\nc", "A name is one line of printable characters."],
  ["tools:\n  - flow: a|\n", "b", "A flow is renamed where it is defined: in its own file."],
  [
    "prompts:\n  - variables: &v [a|]\n  - variables: *v\n    content: '{{a}}'\n",
    "b",
    "`a` is shared through a YAML anchor, so other places would change with it. Rename it by hand.",
  ],
])("refused: %j with %j", (text, to, sentence) => {
  expect(renamed(text, to)).toBe(sentence);
});

test("the same name elsewhere is another name", () => {
  const text = "tools:\n  - parameters: [{name: a|}]\n  - parameters: [{name: b}]\n";
  expect(renamed(text, "b")).toBe("tools:\n  - parameters: [{name: b}]\n  - parameters: [{name: b}]\n");
});

/** The text after files moved, `/w/a.agent.yaml` maybe among them. */
function moved(text: string, moves: Readonly<Record<string, string>>): string {
  const document = openAgent(text, "yaml");
  const to = (path: string) => {
    const from = Object.keys(moves).find(old => path === old || path.startsWith(`${old}/`));
    return from === undefined ? path : moves[from] + path.slice(from.length);
  };
  return editAgent(document, rewrite(movePaths(document, "/w/a.agent.yaml", to))).source.text;
}

const paths =
  "orchestration:\n  agents: [./b.agent.yaml, x/c.agent.yaml]\ntools:\n  - source: ./x/t.ts\n  - source: https://a/b.ts\n";

test.each([
  [{ "/w/b.agent.yaml": "/w/x/b2.agent.yaml" }, "./x/b2.agent.yaml, x/c.agent.yaml", "./x/t.ts"],
  [{ "/w/x": "/w/y" }, "./b.agent.yaml, y/c.agent.yaml", "./y/t.ts"],
  [{ "/w/x/t.ts": "/t.ts" }, "./b.agent.yaml, x/c.agent.yaml", "../t.ts"],
  [{ "/w/a.agent.yaml": "/w/sub/a.agent.yaml" }, "../b.agent.yaml, ../x/c.agent.yaml", "../x/t.ts"],
  [{ "/w/a.agent.yaml": "/w/renamed.agent.yaml" }, "./b.agent.yaml, x/c.agent.yaml", "./x/t.ts"],
  [{ "/w": "/v" }, "./b.agent.yaml, x/c.agent.yaml", "./x/t.ts"],
  [{ "/w/x/c.agent.yaml": "/w/x/a, b.agent.yaml" }, './b.agent.yaml, "x/a, b.agent.yaml"', "./x/t.ts"],
  [{ "/other": "/w" }, "./b.agent.yaml, x/c.agent.yaml", "./x/t.ts"],
])("files move: %j", (moves, agents, source) => {
  expect(moved(paths, moves)).toBe(
    `orchestration:\n  agents: [${agents}]\ntools:\n  - source: ${source}\n  - source: https://a/b.ts\n`,
  );
});

test("files move: a path that stays right stays as it is written", () => {
  const text = "orchestration:\n  agents: [./x/.././b.agent.yaml, .//c.agent.yaml]\n";
  expect(moved(text, { "/w/c.agent.yaml": "/w/d.agent.yaml" })).toBe(
    "orchestration:\n  agents: [./x/.././b.agent.yaml, ./d.agent.yaml]\n",
  );
});

const styles = ["plain", "single", "double", "literal", "folded"] as const;
const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,6}$/);
const freeName = fc
  .oneof(name, fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }))
  .filter(text => !nameProblem(openAgent("", "yaml"), anyPrompt, text));
const anyPrompt = usesOf(openAgent("prompts:\n  - name: a\n", "yaml"))[0] as NewName["use"];

/** A text as a scalar of some style, if it can be one. */
function scalar(text: string, style: (typeof styles)[number], indent: string): string {
  if (style === "single") return `'${text.replaceAll("'", "''")}'`;
  if (style === "literal" || style === "folded") return `${style === "literal" ? "|" : ">"}-\n${indent}${text}`;
  return style === "double" || !/^[\w{}]*$/.test(text) || /^[{\d]/.test(text) ? JSON.stringify(text) : text;
}

test("any name by any other, in any style: afterwards the same places say the new one, and all else is as it was", () => {
  fc.assert(
    fc.property(
      fc.record({ prompt: freeName, variable: name, other: name, to: freeName, toVariable: name }),
      fc.array(fc.constantFrom(...styles), { minLength: 3, maxLength: 3 }),
      fc.constantFrom("\n", "\r\n"),
      ({ prompt, variable, other, to, toVariable }, [a, b, c], eol) => {
        fc.pre(variable !== other && toVariable !== other);
        const text = `prompts:\n  - name: ${scalar(prompt, a ?? "plain", "      ")}\n    variables:\n      - ${scalar(variable, b ?? "plain", "        ")}\n      - ${JSON.stringify(other)}\n    content: ${scalar(`x {{${variable}}} {{ ${other} }} {{ ${variable} }} y`, c ?? "plain", "      ")}\n`;
        const document = openAgent(text.replaceAll("\n", eol), "yaml");
        const uses = usesOf(document);
        fc.pre(uses.length === 6 && uses[0]?.name === prompt);
        const news = uses.flatMap(use => {
          if (use.kind === "prompt") return [{ use, text: to }];
          return use.name === variable ? [{ use, text: toVariable }] : [];
        });
        const after = editAgent(document, rewrite(news));
        expect(after.source.pieces.flatMap(({ problems }) => problems)).toEqual([]);
        expect(usesOf(after).map(use => use.name)).toEqual([to, toVariable, other, toVariable, other, toVariable]);
      },
    ),
    { numRuns: 500 },
  );
});
