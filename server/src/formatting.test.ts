import { afterEach, beforeAll, expect, test } from "vitest";
import type { TextEdit } from "vscode-languageserver";
import { bundleServer } from "./testing/bundle.ts";
import { TestClient } from "./testing/client.ts";

let serverFile = "";
const clients: TestClient[] = [];

beforeAll(async () => {
  serverFile = await bundleServer();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.child.kill();
});

async function start(): Promise<TestClient> {
  const client = new TestClient(serverFile);
  clients.push(client);
  const { capabilities } = await client.initialize();
  expect(capabilities).toMatchObject({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: { rangesSupport: true },
  });
  return client;
}

const file = "file:///somewhere/a.agent.yaml";
const options = { tabSize: 2, insertSpaces: true };

test("a file is formatted as it is in the editor", async () => {
  const client = await start();
  await client.open(file, "tools:\n- name:   x\n");
  await client.edit(file, 2, [1, 10, 1, 11], "yz");
  const edits = await client.request<TextEdit[]>("textDocument/formatting", { textDocument: { uri: file }, options });
  expect(edits).toEqual([
    { range: at(1, 0, 1, 0), newText: "  " },
    { range: at(1, 7, 1, 9), newText: "" },
  ]);
});

test("options of the editor count", async () => {
  const client = await start();
  const json = "file:///somewhere/a.agent.json";
  await client.open(json, '{\n"a": 1}', "json");
  const edits = await client.request<TextEdit[]>("textDocument/formatting", {
    textDocument: { uri: json },
    options: { tabSize: 4, insertSpaces: false, insertFinalNewline: true },
  });
  expect(edits).toEqual([
    { range: at(1, 0, 1, 0), newText: "\t" },
    { range: at(1, 6, 1, 6), newText: "\n" },
    { range: at(1, 7, 1, 7), newText: "\n" },
  ]);
});

test("one range, several ranges, and files that are none of ours", async () => {
  const client = await start();
  await client.open(file, "a:   1\nb:   2\nc:   3\n");
  const textDocument = { uri: file };
  expect(
    await client.request("textDocument/rangeFormatting", { textDocument, range: at(1, 0, 1, 1), options }),
  ).toEqual([{ range: at(1, 2, 1, 4), newText: "" }]);
  expect(
    await client.request("textDocument/rangesFormatting", {
      textDocument,
      ranges: [at(0, 0, 0, 1), at(2, 0, 9, 0)],
      options,
    }),
  ).toEqual([
    { range: at(0, 2, 0, 4), newText: "" },
    { range: at(2, 2, 2, 4), newText: "" },
  ]);
  const other = { uri: "file:///somewhere/b.yaml" };
  expect(await client.request("textDocument/formatting", { textDocument: other, options })).toEqual([]);
});

function at(line: number, character: number, endLine: number, endCharacter: number) {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}
