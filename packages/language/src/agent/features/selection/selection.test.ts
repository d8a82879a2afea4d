import { expect, test } from "vitest";
import type { SelectionRange } from "vscode-languageserver-types";
import { marked } from "../testing/marked.ts";
import { selectionAt } from "./selection.ts";

/** What a selection at the `|` grows to, smallest first; of the whole file only that it is that. */
function grown(text: string, fileName?: string): string[] {
  const { document, offset } = marked(text, fileName);
  const { lines, text: plain } = document.source;
  const found: string[] = [];
  for (let at: SelectionRange | undefined = selectionAt(document, offset); at; at = at.parent) {
    const part = plain.slice(lines.offsetAt(at.range.start), lines.offsetAt(at.range.end));
    found.push(part === plain ? "(file)" : part);
  }
  return found;
}

test("word, value, pair, section, file", () => {
  expect(grown("identity:\n  name: Support Tri|age\n  type: analyst\nbuild: {}\n")).toEqual([
    "Triage",
    "Support Triage",
    "name: Support Triage",
    "name: Support Triage\n  type: analyst",
    "identity:\n  name: Support Triage\n  type: analyst",
    "(file)",
  ]);
});

test("in a list: value, pair, item without and with its dash, list, section", () => {
  expect(grown("tools:\n  - name: a\n    flow: |b\n  - name: c\nprompts: []\n")).toEqual([
    "b",
    "flow: b",
    "name: a\n    flow: b",
    "- name: a\n    flow: b",
    "- name: a\n    flow: b\n  - name: c",
    "tools:\n  - name: a\n    flow: b\n  - name: c",
    "(file)",
  ]);
});

test("a text of several lines: blank, line, text", () => {
  expect(grown("prompts:\n  - content: ‖\n      Hello,\n      dear {{w|ho}}!\n    name: a\n").slice(0, 5)).toEqual([
    "who",
    "{{who}}",
    "dear {{who}}!",
    "|\n      Hello,\n      dear {{who}}!",
    "content: |\n      Hello,\n      dear {{who}}!",
  ]);
});

test("a key, quotes, brackets", () => {
  expect(grown("identity:\n  na|me: A\n").slice(0, 2)).toEqual(["name", "name: A"]);
  expect(grown("personality:\n  traits: [helpful, 'very ki|nd']\nx-a: 1\n").slice(0, 6)).toEqual([
    "kind",
    "very kind",
    "'very kind'",
    "[helpful, 'very kind']",
    "traits: [helpful, 'very kind']",
    "personality:\n  traits: [helpful, 'very kind']",
  ]);
});

test("JSON: the list with its brackets, the pair with its key", () => {
  expect(grown('{"tools": [{"name": "a|b"}, {"name": "c"}], "format": 1}', "a.agent.json")).toEqual([
    "ab",
    '"ab"',
    '"name": "ab"',
    '{"name": "ab"}',
    '[{"name": "ab"}, {"name": "c"}]',
    '"tools": [{"name": "ab"}, {"name": "c"}]',
    "(file)",
  ]);
});

test("a comment; where nothing is, the file", () => {
  expect(grown("# a wo|rd\nidentity: {}\n")).toEqual(["word", "# a word", "(file)"]);
  expect(grown("identity: {}\n\n|\n")).toEqual(["(file)"]);
  expect(grown("|")).toEqual(["(file)"]);
});
