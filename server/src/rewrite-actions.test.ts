import { afterEach, beforeAll, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { bundleServer } from "./testing/bundle.ts";
import { type ClientOptions, modern, TestClient } from "./testing/client.ts";
import { cleanAgent, folderWith } from "./testing/folder.ts";

let serverFile = "";
const clients: TestClient[] = [];

beforeAll(async () => {
  serverFile = await bundleServer();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.child.kill();
});

/** A client that asks for edits when an action is chosen, and can do all with files. */
const able: ClientOptions = {
  capabilities: {
    ...modern,
    textDocument: {
      ...modern.textDocument,
      codeAction: {
        ...modern.textDocument?.codeAction,
        dataSupport: true,
        disabledSupport: true,
        resolveSupport: { properties: ["edit"] },
      },
    },
    workspace: {
      ...modern.workspace,
      workspaceEdit: {
        documentChanges: true,
        resourceOperations: ["create", "rename", "delete"],
        changeAnnotationSupport: {},
      },
    },
  },
};

async function start(options: ClientOptions): Promise<TestClient> {
  const client = new TestClient(serverFile, options);
  clients.push(client);
  await client.initialize(options);
  return client;
}

async function actions(client: TestClient, uri: string, line: number, context: object): Promise<CodeAction[]> {
  const at = { line, character: 0 };
  const params = { textDocument: { uri }, range: { start: at, end: at }, context: { diagnostics: [], ...context } };
  return client.request("textDocument/codeAction", params);
}

const titles = (given: readonly CodeAction[]) => given.map(({ title }) => title);
const unsorted = "tools: []\nidentity:\n  type: assistant\n  name: A\n";

test("keys are sorted, in a section or everywhere, by who asks for it", async () => {
  const client = await start(able);
  const file = folderWith({}).uri("a.agent.yaml");
  await client.open(file, unsorted);
  expect(titles(await actions(client, file, 2, { only: ["refactor"] }))).toEqual([
    "Sort the keys in identity",
    "Convert to JSON",
    "Convert to JSONC",
  ]);
  expect(titles(await actions(client, file, 0, { only: ["refactor.rewrite"] }))).not.toContain(
    "Sort the keys in tools",
  );
  expect(titles(await actions(client, file, 2, { triggerKind: 1 }))).toContain("Sort the keys in identity");
  expect(titles(await actions(client, file, 2, { triggerKind: 2 }))).not.toContain("Sort the keys in identity");
  const [all, ...more] = await actions(client, file, 0, { only: ["source.sortKeys.agentwright"] });
  expect(more).toEqual([]);
  expect(all).toMatchObject({ title: "Sort all keys", kind: "source.sortKeys.agentwright" });
  expect(all?.edit).toBeUndefined();
  const { edit } = await client.request<CodeAction>("codeAction/resolve", all);
  expect(edit).toEqual({
    documentChanges: [
      {
        textDocument: { uri: file, version: 1 },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } },
            newText: "identity:\n  name: A\n  type: assistant\ntools: []\n",
          },
        ],
      },
    ],
  });
});

test("a client that can't ask later gets the edit at once, or no action", async () => {
  const client = await start({});
  const file = folderWith({}).uri("a.agent.yaml");
  await client.open(file, unsorted);
  const [all] = await actions(client, file, 0, { only: ["source.sortKeys.agentwright"] });
  expect(all?.edit).toBeDefined();
  await client.edit(file, 2, [3, 10, 3, 10], "\n  name: B");
  expect(await actions(client, file, 0, { only: ["source.sortKeys.agentwright"] })).toEqual([]);
});

test("a converted config takes the place of the old one, and who runs it by its path follows", async () => {
  const client = await start(able);
  const { uri } = folderWith({
    ".git/HEAD": "",
    "chief.agent.yaml": `${cleanAgent}orchestration:\n  kind: sequential\n  agents: [./sub/a.agent.yaml]\n`,
    "sub/a.agent.yaml": cleanAgent,
  });
  const file = uri("sub/a.agent.yaml");
  await client.open(file, `# who\n${cleanAgent}`);
  const offered = await actions(client, file, 0, { only: ["refactor.rewrite"] });
  expect(titles(offered)).toEqual(["Convert to JSON, without the comments", "Convert to JSONC"]);
  const { edit, disabled } = await client.request<CodeAction>("codeAction/resolve", offered[1]);
  expect(disabled).toBeUndefined();
  expect(edit?.documentChanges).toMatchObject([
    { kind: "create", uri: uri("sub/a.agent.jsonc") },
    {
      textDocument: { uri: uri("sub/a.agent.jsonc"), version: null },
      edits: [{ newText: expect.stringMatching(/^\/\/ who\n\{\n {2}"identity"/) }],
    },
    {
      textDocument: { uri: uri("chief.agent.yaml") },
      edits: [{ newText: expect.stringContaining("sub/a.agent.jsonc") }],
    },
    { kind: "delete", uri: file, annotationId: "replaced" },
  ]);
  expect(edit?.changeAnnotations).toEqual({ replaced: { label: "a.agent.jsonc takes the place of a.agent.yaml" } });
});

test("no file is overwritten, and without its deletion nobody is sent to the new one", async () => {
  const { uri } = folderWith({ "a.agent.json": cleanAgent, "b.agent.jsonc": "" });
  const first = await start(able);
  await first.open(uri("a.agent.yaml"), cleanAgent);
  const told = new Promise<string>(resolve => {
    first.connection.onRequest("window/showMessageRequest", ({ message }: { message: string }) => resolve(message));
  });
  const [convert] = await actions(first, uri("a.agent.yaml"), 0, { only: ["refactor.rewrite"] });
  expect((await first.request<CodeAction>("codeAction/resolve", convert)).edit).toBeUndefined();
  expect(await told).toBe("Convert to JSON: a.agent.json exists already.");
  const second = await start({});
  await second.open(uri("c.agent.jsonc"), '{ "identity": { "name": "A" } }', "jsonc");
  const [toYaml] = await actions(second, uri("c.agent.jsonc"), 0, { only: ["refactor.rewrite"] });
  expect(toYaml?.edit?.documentChanges).toMatchObject([
    { kind: "create", uri: uri("c.agent.yaml") },
    { edits: [{ newText: "identity:\n  name: A\n" }] },
  ]);
});
