import { afterEach, beforeAll, expect, test } from "vitest";
import type {
  ClientCapabilities,
  CompletionItem,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  InlineCompletionItem,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SignatureHelp,
} from "vscode-languageserver";
import { bundleServer } from "../testing/bundle.ts";
import { modern, plain, TestClient } from "../testing/client.ts";
import { folderWith } from "../testing/folder.ts";

let serverFile = "";
const clients: TestClient[] = [];

beforeAll(async () => {
  serverFile = await bundleServer();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.child.kill();
});

const newest: ClientCapabilities = {
  ...modern,
  textDocument: {
    ...modern.textDocument,
    completion: {
      completionItem: { snippetSupport: true, resolveSupport: { properties: ["documentation"] } },
      completionList: { itemDefaults: ["editRange", "insertTextFormat", "insertTextMode", "data"] },
    },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ["relative"],
    },
    signatureHelp: {
      signatureInformation: { parameterInformation: { labelOffsetSupport: true }, noActiveParameterSupport: true },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true, tagSupport: { valueSet: [1] } },
    documentLink: { tooltipSupport: true },
    foldingRange: { rangeLimit: 3 },
  },
};

const text = `identity:
  name: Support Triage
tools:
  - name: look
    parameters: [{ name: id, type: string }]
    http:
      url: https://x.org/{{id}}
mcpServers:
  - name: docs
    url: https://docs.example.org/
    enabled: false
`;

/** A client with one open file, and the request of that file at a place. */
async function opened(capabilities: ClientCapabilities) {
  const client = new TestClient(serverFile);
  clients.push(client);
  const { capabilities: can } = await client.initialize({ capabilities });
  const uri = folderWith({}).uri("a.agent.yaml");
  await client.open(uri, text);
  const textDocument = { uri };
  const ask = <R>(method: string, params: object = {}) =>
    client.request<R>(`textDocument/${method}`, { textDocument, ...params });
  return { client, can, uri, ask, at: (line: number, character: number) => ({ position: { line, character } }) };
}

test("tokens: all, then what an edit changed, and those of a range", async () => {
  const { client, can, uri, ask } = await opened(newest);
  expect(can.semanticTokensProvider).toMatchObject({ full: { delta: true }, range: true });
  const all = await ask<SemanticTokens>("semanticTokens/full");
  expect(all.data.length % 5).toBe(0);
  await client.edit(uri, 2, [0, 0, 0, 0], "# A comment\n");
  const delta = await ask<SemanticTokensDelta>("semanticTokens/full/delta", { previousResultId: all.resultId });
  expect(delta.edits).toEqual([{ start: 0, deleteCount: 1, data: [1] }]);
  const unknown = await ask<SemanticTokens>("semanticTokens/full/delta", { previousResultId: "gone" });
  expect(unknown.data).toEqual([1, ...all.data.slice(1)]);
  const range = { start: { line: 7, character: 0 }, end: { line: 8, character: 0 } };
  const { data } = await ask<SemanticTokens>("semanticTokens/range", { range });
  expect(data.slice(0, 3)).toEqual([7, 6, 3]);
  expect(data).toHaveLength(10);
});

test("completion: a small list, whose documentation comes when it is asked for", async () => {
  const { client, can, ask, at } = await opened(newest);
  expect(can.completionProvider).toMatchObject({ resolveProvider: true });
  const list = await ask<CompletionList>("completion", at(1, 2));
  const item = list.items.find(({ label }) => label === "type");
  expect(item).toMatchObject({ label: "type" });
  expect(item?.documentation).toBeUndefined();
  const asked = { ...item, data: item?.data ?? list.itemDefaults?.data };
  const resolved = await client.request<CompletionItem>("completionItem/resolve", asked);
  expect(resolved.documentation).toMatchObject({ value: "What kind of work the agent is made for." });
});

test("inline completion: what is missing, silent while offers are shown", async () => {
  const { client, uri, ask, at } = await opened(newest);
  await client.edit(uri, 2, [2, 0, 2, 0], "  \n");
  const context = { triggerKind: 2 };
  const items = await ask<InlineCompletionItem[]>("inlineCompletion", { ...at(2, 2), context });
  expect(items.map(({ insertText }) => insertText)).toEqual(["type: assistant"]);
  const selectedCompletionInfo = { range: items[0]?.range, text: "type" };
  const beside = { ...at(2, 2), context: { ...context, selectedCompletionInfo } };
  expect(await ask("inlineCompletion", beside)).toEqual([]);
});

test("inside {{…}}: names, hover and signature", async () => {
  const { ask, at } = await opened(newest);
  const list = await ask<CompletionList>("completion", at(6, 27));
  expect(list.items.map(({ label }) => label)).toEqual(["id"]);
  const hover = await ask<Hover>("hover", at(6, 27));
  expect(JSON.stringify(hover.contents)).toContain("parameter of `look`");
  const help = await ask<SignatureHelp>("signatureHelp", at(6, 27));
  expect(help).toMatchObject({ signatures: [{ label: "look(id?: string)" }], activeParameter: 0 });
});

test("hints, selections, folds, links and the outline", async () => {
  const { ask } = await opened(newest);
  const hints = await ask<InlayHint[]>("inlayHint", {
    range: { start: { line: 0, character: 0 }, end: { line: 5, character: 20 } },
  });
  expect(hints.map(({ label }) => label)).toEqual([
    "urn: urn:agent:local:support-triage",
    "version: 0.1.0",
    "id: ed0af5ff…",
    "method: GET",
  ]);
  const [selection] = await ask<SelectionRange[]>("selectionRange", { positions: [{ line: 1, character: 10 }] });
  expect(selection?.parent?.range).toEqual({ start: { line: 1, character: 8 }, end: { line: 1, character: 22 } });
  expect(await ask<FoldingRange[]>("foldingRange")).toHaveLength(3);
  const [link] = await ask<DocumentLink[]>("documentLink");
  expect(link?.tooltip).toBe("Open this address in the browser");
  const symbols = await ask<DocumentSymbol[]>("documentSymbol");
  expect(symbols[2]?.children?.[0]).toMatchObject({ name: "docs", tags: [1] });
});

test("an old client is offered and sent nothing that it did not ask for", async () => {
  const { can, ask, at } = await opened(plain);
  expect(can.semanticTokensProvider).toBeUndefined();
  expect(can.completionProvider?.resolveProvider).toBe(false);
  const list = await ask<CompletionList>("completion", at(1, 2));
  expect(list.itemDefaults).toBeUndefined();
  expect(list.items[0]).toMatchObject({ textEdit: {}, documentation: { kind: "markdown" } });
  expect((await ask<DocumentLink[]>("documentLink"))[0]?.tooltip).toBeUndefined();
  expect((await ask<FoldingRange[]>("foldingRange")).length).toBeGreaterThan(3);
  const help = await ask<SignatureHelp>("signatureHelp", at(6, 27));
  expect(help.signatures[0]?.parameters?.[0]?.label).toBe("id?: string");
});
