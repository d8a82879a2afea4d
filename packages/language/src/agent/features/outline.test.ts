import { expect, test } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { editAgent, openAgent } from "../document.ts";
import { nothingKnown } from "../outside.ts";
import { folds } from "./folding/folding.ts";
import { lenses } from "./lenses.ts";
import { links } from "./links/links.ts";
import { symbols } from "./symbols/symbols.ts";
import { someOutside } from "./testing/outside.ts";

const yaml = `# An agent.
# It sorts.
identity:
  name: Triage
  type: analyst

tools:
  - name: lookup
    description: Looks up
    parameters:
      - name: id
        type: string
    source: ./tools/lookup.ts

  - description: no name
    code: |
      export default 1;

      // end
mcpServers: [{ name: docs, url: "https://docs.example.org/mcp" }]
prompts:
  - name: hello
    content: |
      Hi {{who}}
`;

const json = JSON.stringify(
  {
    identity: { name: "Triage", type: "analyst" },
    tools: [{ name: "lookup", source: "./tools/lookup.ts" }],
  },
  null,
  2,
);

/** One line a symbol, indented as the tree is. */
function outline(tree: readonly DocumentSymbol[], indent = ""): string[] {
  return tree.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail ? ` (${detail})` : ""}`,
    ...outline(children ?? [], `${indent}  `),
  ]);
}

test("symbols: sections, fields, tools with parameters, prompts, servers", () => {
  expect(outline(symbols(openAgent(yaml, "yaml")))).toEqual([
    "identity",
    "  name (Triage)",
    "  type (analyst)",
    "tools",
    "  lookup (Looks up)",
    "    id (string)",
    "  (tool without a name) (no name)",
    "mcpServers",
    "  docs",
    "prompts",
    "  hello",
  ]);
  expect(outline(symbols(openAgent(json, "json")))).toEqual([
    "identity",
    "  name (Triage)",
    "  type (analyst)",
    "tools",
    "  lookup",
  ]);
});

test("symbols: a server that is switched off is struck through", () => {
  const text = "mcpServers:\n  - name: a\n    enabled: false\n  - name: b\n    enabled: true\n  - name: c\n";
  const servers = symbols(openAgent(text, "yaml"))[0]?.children ?? [];
  expect(servers.map(({ name, tags }) => [name, tags])).toEqual([
    ["a", [1]],
    ["b", undefined],
    ["c", undefined],
  ]);
});

test("symbols: each focus lies in its extent, each child in its parent", () => {
  const check = ({ range, selectionRange, children = [] }: DocumentSymbol): void => {
    expect(inside(selectionRange, range)).toBe(true);
    for (const child of children) {
      expect(inside(child.range, range)).toBe(true);
      check(child);
    }
  };
  for (const symbol of symbols(openAgent(yaml, "yaml"))) check(symbol);
});

test("lenses: Compile and Preview on the identity, Run tool on each tool with a name", () => {
  const found = lenses(openAgent(yaml, "yaml"), { uri: "file:///a.agent.yaml" });
  expect(
    found.map(({ range, command }) => [range.start.line, command?.title, ...(command?.arguments ?? []).slice(1)]),
  ).toEqual([
    [2, "Compile"],
    [2, "Preview"],
    [7, "Run tool", "lookup"],
  ]);
});

test("lenses: what the last compile made stands on top", () => {
  const built = { uri: "u", version: 3, ms: 2.04, bytes: 641_000, sha256: "3fa9c0de", cached: false };
  expect(lenses(openAgent(yaml, "yaml"), { uri: "u", built })[0]?.command?.title).toBe("2.0 ms · 626 KB · 3fa9…");
});

test("lenses: how often others refer to the agent and to its secrets, where they do", () => {
  const text =
    "identity:\n  name: One\napiKeys:\n  slack: ${secret:SLACK}\n  github: ${secret:ALONE}\n  openai: literal\n";
  const told = (users: number | undefined, counts: Readonly<Record<string, number>>) =>
    lenses(openAgent(text, "yaml"), { uri: "u", users, secretUsers: secret => counts[secret] })
      .filter(({ command }) => command?.command === "agentwright.showReferences")
      .map(({ command }) => [command?.title, ...(command?.arguments ?? [])]);
  expect(told(2, { SLACK: 1, ALONE: 0 })).toEqual([
    ["2 references", "u", 1, 8],
    ["1 reference", "u", 3, 9],
  ]);
  expect(told(0, {})).toEqual([]);
  expect(told(undefined, {})).toEqual([]);
});

test("links: paths that are there and addresses that are written out", () => {
  const found = (text: string) => {
    const document = openAgent(text, "yaml");
    const { lines, text: plain } = document.source;
    return links(document, someOutside, path => `file:///w/${path}`).map(({ range, target }) => [
      plain.slice(lines.offsetAt(range.start), lines.offsetAt(range.end)),
      target,
    ]);
  };
  expect(found(yaml)).toEqual([
    ["./tools/lookup.ts", "file:///w/./tools/lookup.ts"],
    ["https://docs.example.org/mcp", "https://docs.example.org/mcp"],
  ]);
  expect(found("tools:\n  - name: a\n    source: ./gone.ts\n    http:\n      url: https://x.org/{{id}}\n")).toEqual([]);
});

test("links: where files are not known, a path is a link", () => {
  const document = openAgent("tools:\n  - source: ./gone.ts\n", "yaml");
  expect(links(document, nothingKnown, path => path)).toHaveLength(1);
});

test("folds: sections, elements, texts, comments; never past the last line of content", () => {
  const at = (text: string, syntax: "yaml" | "json") =>
    folds(openAgent(text, syntax)).map(
      ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ""}`,
    );
  expect(at(yaml, "yaml")).toEqual([
    "0-1 comment",
    "2-4",
    "6-18",
    "7-12",
    "9-11",
    "10-11",
    "14-18",
    "15-18",
    "20-23",
    "21-23",
    "22-23",
  ]);
  expect(at(json, "json")).toEqual(["1-3", "5-9", "6-8"]);
});

test("folds: regions, runs of comments, comments of several lines; a text's own # is no comment", () => {
  const at = (text: string, syntax: "yaml" | "jsonc") =>
    folds(openAgent(text, syntax)).map(
      ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ""}`,
    );
  expect(
    at(
      `# region Who
# one
# two
identity: {} # not alone
# endregion
# region Never closed
prompts:
  - content: |
      # Heading
      # Another
`,
      "yaml",
    ),
  ).toEqual(["0-4 region", "1-2 comment", "6-9", "7-9"]);
  expect(at('// #region a\n{\n  /* one\n     two */\n  "format": 1\n}\n// #endregion\n', "jsonc")).toEqual([
    "0-6 region",
    "2-3 comment",
  ]);
});

test("folds: no more than the client takes", () => {
  const text = `tools:\n${"  - name: a\n    flow: b\n".repeat(100)}`;
  expect(folds(openAgent(text, "yaml"), 20)).toHaveLength(20);
});

test("folds, links: an edit above moves them", () => {
  const text = "identity:\n  name: A\ntools:\n  - name: a\n    source: ./a.ts\n";
  const before = openAgent(text, "yaml");
  folds(before);
  links(before, nothingKnown, path => path);
  const after = editAgent(before, [{ start: 0, end: 0, text: "# new\n\n" }]);
  expect(folds(after)).toEqual(folds(openAgent(after.source.text, "yaml")));
  expect(links(after, nothingKnown, path => path)).toEqual(
    links(openAgent(after.source.text, "yaml"), nothingKnown, path => path),
  );
});

function inside(inner: DocumentSymbol["range"], outer: DocumentSymbol["range"]): boolean {
  const after = (a: DocumentSymbol["range"]["start"], b: DocumentSymbol["range"]["start"]) =>
    a.line > b.line || (a.line === b.line && a.character >= b.character);
  return after(inner.start, outer.start) && after(outer.end, inner.end);
}
