import { afterAll, beforeAll, expect, test } from "vitest";
import type { ClientCapabilities, WorkspaceEdit } from "vscode-languageserver";
import { bundleServer } from "../testing/bundle.ts";
import { modern, plain, TestClient } from "../testing/client.ts";
import { type Cursor, cursorIn } from "../testing/cursor.ts";
import { folderWith } from "../testing/folder.ts";

let serverFile = "";
let client: TestClient;
const clients = new Map<ClientCapabilities, TestClient>();

beforeAll(async () => {
  serverFile = await bundleServer();
});

afterAll(() => {
  for (const { child } of clients.values()) child.kill();
});

const renaming: ClientCapabilities = {
  ...modern,
  textDocument: { ...modern.textDocument, rename: { prepareSupport: true } },
  workspace: {
    ...modern.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename"] },
    fileOperations: { willRename: true },
  },
};

type Files = Readonly<Record<string, string>>;

async function start(files: Files, unsaved: Files = {}, capabilities = renaming): Promise<Cursor> {
  client = clients.get(capabilities) ?? new TestClient(serverFile);
  if (!clients.has(capabilities)) await client.initialize({ capabilities });
  clients.set(capabilities, client);
  return cursorIn(client, files, unsaved);
}

/** The files that change when the name at the `|` does, or the sentence that refuses it. */
async function renamed(files: Files, newName: string, unsaved?: Files, capabilities?: ClientCapabilities) {
  const cursor = await start(files, unsaved, capabilities);
  return client
    .request<WorkspaceEdit>("textDocument/rename", { ...cursor.at, newName })
    .then(edit => cursor.apply(edit))
    .catch((refused: Error) => refused.message);
}

const secret = {
  "a.agent.yaml":
    "apiKeys:\n  slack: ${secret:SLA|CK}\ntools:\n  - http: { headers: { A: 'Bearer ${secret:SLACK}' } }\n",
  "sub/b.agent.json": '{ "apiKeys": { "slack": "${secret:SLACK}" } }',
  "agentwright.json": '{\n  // Of the team.\n  "secrets": ["OTHER", "SLACK"],\n}',
  "c.agent.yaml": "identity: {name: SLACK}\n",
};

test("a secret, across three files", async () => {
  expect(await renamed(secret, "SLACK_TOKEN")).toEqual({
    "a.agent.yaml":
      "apiKeys:\n  slack: ${secret:SLACK_TOKEN}\ntools:\n  - http: { headers: { A: 'Bearer ${secret:SLACK_TOKEN}' } }\n",
    "sub/b.agent.json": '{ "apiKeys": { "slack": "${secret:SLACK_TOKEN}" } }',
    "agentwright.json": '{\n  // Of the team.\n  "secrets": ["OTHER", "SLACK_TOKEN"],\n}',
  });
});

test("a secret, from the project file, in a client that knows no versions", async () => {
  const files = {
    ...secret,
    "a.agent.yaml": secret["a.agent.yaml"].replace("|", ""),
    "agentwright.json": '{ "secrets": ["SLA|CK"] }',
  };
  const changed = await renamed(files, "S", { "a.agent.yaml": files["a.agent.yaml"] }, plain);
  expect(Object.keys(changed).sort()).toEqual(["a.agent.yaml", "agentwright.json", "sub/b.agent.json"]);
});

test("what is not saved counts, not what is on disk", async () => {
  const unsaved = {
    "sub/b.agent.json": '{\n  "x": 1, "apiKeys": { "slack": "${secret:OTHER}", "b": "${secret:SLACK}" } }',
  };
  expect(await renamed(secret, "NEW", unsaved)).toMatchObject({
    "sub/b.agent.json": '{\n  "x": 1, "apiKeys": { "slack": "${secret:OTHER}", "b": "${secret:NEW}" } }',
  });
});

test("a file that does not parse is still edited where it is certain", async () => {
  const files = {
    ...secret,
    "sub/b.agent.json": '{ "apiKeys": { "slack": "${secret:SLACK}", "x": [ , "tools": [{"name": "${secret:SLACK',
    "broken.agent.yaml": "identity: [\napiKeys:\n  slack: ${secret:SLACK}\n\t- : x\n",
  };
  expect(await renamed(files, "NEW")).toMatchObject({
    "sub/b.agent.json": '{ "apiKeys": { "slack": "${secret:NEW}", "x": [ , "tools": [{"name": "${secret:SLACK',
    "broken.agent.yaml": "identity: [\napiKeys:\n  slack: ${secret:NEW}\n\t- : x\n",
  });
});

test.each([
  ["SLA CK", "`SLA CK` is not an identifier; use letters, digits and `_`, and begin with a letter."],
  ["OTHER", "There is a secret `OTHER` already (agentwright.json). Choose another name."],
])("a secret can't become %j", async (newName, sentence) => {
  expect(await renamed(secret, newName)).toBe(sentence);
});

test("a tool, a prompt, a variable, a parameter: in their own file", async () => {
  const text = (tool: string, parameter: string, prompt: string, variable: string) =>
    `tools:\n  - name: ${tool}\n    parameters:\n      - name: ${parameter}\n    http:\n      url: https://x.org/{{${parameter.replace("|", "")}}}\nprompts:\n  - name: ${prompt}\n    variables: [${variable}]\n    content: Hi {{ ${variable.replace("|", "")} }}\n`;
  const other = { "b.agent.yaml": text("t", "p", "q", "v") };
  const to = async (marked: string, name: string) => renamed({ ...other, "a.agent.yaml": marked }, name);
  expect(await to(text("t|", "p", "q", "v"), "t2")).toEqual({ "a.agent.yaml": text("t2", "p", "q", "v") });
  expect(await to(text("t", "p|", "q", "v"), "p2")).toEqual({ "a.agent.yaml": text("t", "p2", "q", "v") });
  expect(await to(text("t", "p", "q|", "v"), "q: 2")).toEqual({ "a.agent.yaml": text("t", "p", '"q: 2"', "v") });
  expect(await to(text("t", "p", "q", "v|"), "v2")).toEqual({ "a.agent.yaml": text("t", "p", "q", "v2") });
  expect(await to(text("t", "p", "q", "v|"), "2")).toMatch(/not an identifier/);
});

const team = {
  "a.agent.yaml": "orchestration:\n  agents: [./wri|ter.agent.yaml, other.agent.yaml]\n",
  "sub/b.agent.yaml": 'orchestration:\n  agents: ["../writer.agent.yaml"]\n',
  "writer.agent.yaml":
    "identity: {name: Writer}\ntools:\n  - source: ./t.ts\norchestration:\n  agents: [sub/b.agent.yaml]\n",
  "sub/writer.agent.yaml": "identity: {name: Other}\n",
  "t.ts": "",
};

test("an agent's file, with the paths to it in all configs and those in it", async () => {
  expect(await renamed(team, "./sub/editor.agent.yaml")).toEqual({
    "a.agent.yaml": "orchestration:\n  agents: [./sub/editor.agent.yaml, other.agent.yaml]\n",
    "sub/b.agent.yaml": 'orchestration:\n  agents: ["./editor.agent.yaml"]\n',
    "sub/editor.agent.yaml":
      "identity: {name: Writer}\ntools:\n  - source: ../t.ts\norchestration:\n  agents: [b.agent.yaml]\n",
    "writer.agent.yaml is": "sub/editor.agent.yaml",
  });
});

test.each([
  ["./writer.agent.json", "The name of the config must go on ending with `.agent.yaml`."],
  ["writer", "The name of the config must go on ending with `.agent.yaml`."],
  ["sub/writer.agent.yaml", "There is a file `sub/writer.agent.yaml` already. Choose another name."],
  ["../writer.agent.yaml", "`../writer.agent.yaml` leads out of the workspace."],
  ["C:\\writer.agent.yaml", "Write a path relative to this config, with `/`, not `C:\\writer.agent.yaml`."],
])("an agent's file can't become %j", async (newName, sentence) => {
  expect(await renamed(team, newName)).toBe(sentence);
});

test("a file that is not there, or a client that can't: said before a name is typed", async () => {
  const prepare = async (files: Files, capabilities?: ClientCapabilities) => {
    const cursor = await start(files, {}, capabilities);
    return client
      .request<{ placeholder: string } | null>("textDocument/prepareRename", cursor.at)
      .then(found => found?.placeholder)
      .catch((refused: Error) => refused.message);
  };
  expect(await prepare(team)).toBe("./writer.agent.yaml");
  expect(await prepare({ "a.agent.yaml": "resources:\n  - path: x|.md\n" })).toBe(
    "There is no file `x.md` that could be renamed.",
  );
  expect(await prepare(team, modern)).toBe("This editor can't rename files from here.");
  expect(await prepare({ "a.agent.yaml": "identity:\n  na|me: A\n" })).toBeUndefined();
  expect(await prepare({ "a.agent.yaml": "tools:\n  - flow: x|\n" })).toMatch(/^A flow is renamed/);
});

/** What configs change when files are renamed in the editor's explorer. */
async function moved(files: Files, moves: Readonly<Record<string, string>>) {
  const cursor = await start(files);
  const pairs = Object.entries(moves).map(([from, to]) => ({ oldUri: cursor.uri(from), newUri: cursor.uri(to) }));
  const edit = await client.request<WorkspaceEdit | null>("workspace/willRenameFiles", { files: pairs });
  return edit && cursor.apply(edit);
}

test("renamed in the explorer: a config, a tool, a folder, something else", async () => {
  expect(await moved(team, { "writer.agent.yaml": "author.agent.yaml" })).toEqual({
    "a.agent.yaml": "orchestration:\n  agents: [./author.agent.yaml, other.agent.yaml]\n",
    "sub/b.agent.yaml": 'orchestration:\n  agents: ["../author.agent.yaml"]\n',
  });
  expect(await moved(team, { "t.ts": "tools/t 2.ts" })).toEqual({
    "writer.agent.yaml":
      "identity: {name: Writer}\ntools:\n  - source: ./tools/t 2.ts\norchestration:\n  agents: [sub/b.agent.yaml]\n",
  });
  expect(await moved(team, { sub: "deep/er" })).toEqual({
    "sub/b.agent.yaml": 'orchestration:\n  agents: ["../../writer.agent.yaml"]\n',
    "writer.agent.yaml":
      "identity: {name: Writer}\ntools:\n  - source: ./t.ts\norchestration:\n  agents: [deep/er/b.agent.yaml]\n",
  });
  expect(await moved(team, { "README.md": "LIESMICH.md" })).toBeNull();
});

test("a rename that we asked for ourselves is not done twice", async () => {
  const cursor = await start(team);
  await client.request("textDocument/rename", { ...cursor.at, newName: "sub/w.agent.yaml" });
  const files = [{ oldUri: cursor.uri("writer.agent.yaml"), newUri: cursor.uri("sub/w.agent.yaml") }];
  expect(await client.request("workspace/willRenameFiles", { files })).toBeNull();
  expect(await client.request("workspace/willRenameFiles", { files })).not.toBeNull();
});

test("references among a thousand configs come in no time", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [
      `d${i % 20}/a${i}.agent.yaml`,
      `identity: {name: Agent ${i}}\napiKeys:\n  openai: \${secret:${i % 100 === 0 ? "RARE" : "OPENAI"}}\n`,
    ]),
  );
  const cursor = await start({ ...files, "a.agent.yaml": "apiKeys:\n  openai: ${secret:RA|RE}\n" });
  const context = { includeDeclaration: true };
  const found = await client.request<unknown[]>("textDocument/references", { ...cursor.at, context });
  expect(found).toHaveLength(11);
});

test("from a project file, while nobody looked for agents: refused, as places could be missed", async () => {
  const files = { ...secret, "a.agent.yaml": "", "agentwright.json": '{ "secrets": ["SLA|CK"] }' };
  const cursor = await start(files, {}, { ...renaming });
  const refused = client.request<WorkspaceEdit>("textDocument/rename", { ...cursor.at, newName: "NEW" });
  await expect(refused).rejects.toThrow(/not known yet/);
});

test("a config outside the workspace is left alone", async () => {
  const text = "apiKeys: {a: '${secret:SLACK}'}\n";
  const away = folderWith({ ".git/HEAD": "", "x.agent.yaml": text, "sub/y.agent.yaml": text });
  const cursor = await start(secret);
  await client.open(away.uri("x.agent.yaml"), text);
  const edit = await client.request<WorkspaceEdit>("textDocument/rename", { ...cursor.at, newName: "NEW" });
  const uris = edit.documentChanges?.map(change => "textDocument" in change && change.textDocument.uri);
  expect(uris?.sort()).toEqual(["a.agent.yaml", "agentwright.json", "sub/b.agent.json"].map(cursor.uri).sort());
});
