import { expect, test } from "vitest";
import { checkAgent } from "../../check/check.ts";
import { openAgent } from "../../document.ts";
import { marked } from "../testing/marked.ts";
import { inlineCompletion } from "./inline-completion.ts";

/** The text with what is shown at the `|` taken; the text itself if nothing is. */
function taken(text: string, fileName?: string): string {
  const { document, offset } = marked(text, fileName);
  const { text: plain } = document.source;
  const [item] = inlineCompletion(document, offset);
  return plain.slice(0, offset) + String(item?.insertText ?? "") + plain.slice(offset);
}

test("a new tool, behind its dash", () => {
  expect(taken("tools:\n  - |\n")).toBe("tools:\n  - name: lookup_order\n    description: \n");
  expect(taken("tools:\n  - name: a\n    description: b\n    parameters:\n      - |\n")).toContain(
    "      - name: city\n        type: string\n",
  );
});

test("what a section still lacks, in an empty line of it", () => {
  expect(taken("identity:\n  |\n")).toBe("identity:\n  name: Support Triage\n  type: assistant\n");
  expect(taken("identity:\n  name: A\n  |\nbuild: {}\n")).toBe("identity:\n  name: A\n  type: assistant\nbuild: {}\n");
  expect(taken("tools:\n  - name: a\n    |\n    source: ./a.ts\n")).toBe(
    "tools:\n  - name: a\n    description: \n    source: ./a.ts\n",
  );
});

test("what a file still lacks; a whole one checks clean", () => {
  expect(checkAgent(openAgent(taken("|"), "yaml"))).toEqual([]);
  expect(taken("|\nidentity:\n  name: A\n")).toMatch(/^personality:\n {2}traits:\n {4}- helpful\n/);
});

test("nothing where nothing is missing, where something stands, and in braces", () => {
  for (const text of [
    "identity:\n  name: A\n  type: analyst\n  |\n",
    "identity:\n  na|\n",
    "identity:\n  | # later\n",
    "identity: { | }\n",
    "prompts:\n  - name: a\n    content: ‖\n      |\n",
    "x-mine:\n  |\n",
  ]) {
    expect(taken(text)).toBe(text.replace("|", "").replaceAll("‖", "|"));
  }
  expect(taken('{ "identity": {\n|\n} }', "a.agent.json")).toBe('{ "identity": {\n\n} }');
});
