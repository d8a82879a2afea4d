import { expect, test } from "vitest";
import type { CompletionItem } from "vscode-languageserver-types";
import { marked } from "../testing/marked.ts";
import { someOutside } from "../testing/outside.ts";
import { complete } from "./complete.ts";
import { completionList, type ListWishes, resolveItem } from "./list.ts";

const all: ListWishes = {
  lazy: true,
  defaults: new Set(["editRange", "insertTextFormat", "insertTextMode", "data"]),
  commit: true,
  labelDetails: true,
};
const none: ListWishes = { lazy: false, defaults: new Set(), commit: false, labelDetails: false };

const places = [
  "|",
  "identity:\n  |\n",
  "identity:\n  type: |\n",
  "apiKeys:\n  |\n",
  "tools:\n  - |\n",
  "tools:\n  - name: a\n    parameters:\n      - |\n",
  "resources:\n  |\n",
  "personality:\n  traits:\n    |\n",
  "prompts:\n  - name: p\n    variables: [who]\n    content: Hi {{|\n",
];

function listAt(text: string, can: ListWishes, fileName?: string) {
  const { document, offset } = marked(text, fileName);
  const items = complete(document, offset, { outside: someOutside });
  return { items, list: completionList(items, can) };
}

test("an item resolves to the documentation that it would have had", () => {
  for (const text of places) {
    const { items, list } = listAt(text, all);
    expect(list.items.length).toBeGreaterThan(0);
    for (const [i, item] of list.items.entries()) {
      const data = item.data ?? list.itemDefaults?.data;
      expect(resolveItem({ ...item, data }).documentation, `${text} ${item.label}`).toEqual(items[i]?.documentation);
    }
  }
});

test("what all items share is said once, and comes out the same", () => {
  for (const text of places) {
    const { items, list } = listAt(text, all);
    const whole = list.items.map(({ textEditText, ...item }): CompletionItem => {
      const { editRange, ...defaults } = list.itemDefaults ?? {};
      const edit = textEditText === undefined ? undefined : { range: editRange, newText: textEditText };
      return { ...defaults, ...item, ...(edit && { textEdit: edit as NonNullable<CompletionItem["textEdit"]> }) };
    });
    expect(whole.map(item => ({ ...item, documentation: undefined }))).toEqual(
      items.map(item => ({ ...item, documentation: undefined })),
    );
  }
});

test("a list for a new client is less than half of what an old one gets", () => {
  const size = (can: ListWishes) => JSON.stringify(listAt("identity:\n  name: A\n|\n", can).list).length;
  expect(size(all)).toBeLessThan(size(none) / 2);
});

test("an old client gets nothing that it does not know", () => {
  const { list } = listAt("personality:\n  traits: [|]\n", none);
  expect(Object.keys(list)).toEqual(["isIncomplete", "items"]);
  expect(list.items.find(({ label }) => label === "creative")).toEqual({
    label: "creative",
    kind: 20,
    textEdit: {
      range: { start: { line: 1, character: 11 }, end: { line: 1, character: 11 } },
      newText: "creative",
    },
    filterText: "creative",
    sortText: "50002",
    insertTextFormat: 1,
    insertTextMode: 2,
    documentation: { kind: "markdown", value: "Offers new and unexpected ideas." },
  });
});

test("in brackets a value is taken by what follows it; required keys say so", () => {
  const traits = listAt("personality:\n  traits: [|]\n", all).list.items;
  expect(traits[0]?.commitCharacters).toEqual([",", "]", "}"]);
  const keys = listAt("identity:\n  |\n", all).list.items;
  expect(keys.filter(({ labelDetails }) => labelDetails).map(({ label }) => label)).toEqual(["name", "type"]);
});
