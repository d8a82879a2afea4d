import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { CodeAction, CodeLens, CompletionList, DocumentLink, DocumentSymbol, Hover } from "vscode-languageserver";
import { bundleServer } from "./testing/bundle.ts";
import { type ClientOptions, plain, TestClient } from "./testing/client.ts";
import { cleanAgent, folderWith } from "./testing/folder.ts";

let serverFile = "";
const clients: TestClient[] = [];

beforeAll(async () => {
  serverFile = await bundleServer();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.child.kill();
});

async function start(options: ClientOptions = {}): Promise<TestClient> {
  const client = new TestClient(serverFile, options);
  clients.push(client);
  await client.initialize(options);
  return client;
}

test("says what it can, gets ready, and ends when told", async () => {
  const client = new TestClient(serverFile);
  clients.push(client);
  const { capabilities, serverInfo } = await client.initialize();
  expect(serverInfo?.name).toBe("agentwright");
  expect(capabilities).toMatchObject({
    textDocumentSync: { change: 2 },
    diagnosticProvider: { interFileDependencies: true },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: expect.arrayContaining(["quickfix", "source.fixAll.agentwright"]) },
  });
  await client.until(() => client.statuses.at(-1)?.state === "ready");
  expect(await client.stop()).toBe(0);
});

test("ends by itself when the client is gone, and says how to start it otherwise", async () => {
  const client = await start();
  const ended = new Promise(resolve => client.child.once("exit", resolve));
  client.child.stdin?.end();
  expect(await ended).toBe(1);
  const { status, stderr } = spawnSync(process.execPath, [serverFile], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toContain("--stdio");
});

test("pull: findings with code, page and severity; gone after an edit; unchanged said shortly", async () => {
  const client = await start();
  const { uri } = folderWith({});
  const file = uri("a.agent.yaml");
  await client.open(file, cleanAgent.replace("assistant", "asistant"));
  const first = await client.pull(file);
  expect(first.items).toHaveLength(1);
  expect(first.items[0]).toMatchObject({
    range: { start: { line: 2, character: 8 }, end: { line: 2, character: 16 } },
    severity: 1,
    source: "agentwright",
    code: expect.stringMatching(/^AW1\d\d$/),
    codeDescription: { href: expect.stringMatching(/^https:.*\/docs\/rules\/AW1\d\d\.md$/) },
  });
  expect((await client.pull(file, first.resultId)).kind).toBe("unchanged");
  await client.edit(file, 2, [2, 9, 2, 9], "s");
  expect(await client.pull(file, first.resultId)).toMatchObject({ kind: "full", items: [] });
});

test("pull: also of a file that no editor shows", async () => {
  const client = await start();
  const { uri } = folderWith({ "a.agent.yaml": cleanAgent.replace("type: assistant", "type: none") });
  expect((await client.pull(uri("a.agent.yaml"))).items).toHaveLength(1);
  expect((await client.pull(uri("gone.agent.yaml"))).items).toEqual([]);
});

test("push: each with the version it is of, and cleared on close", async () => {
  const client = await start({ capabilities: plain });
  const file = folderWith({}).uri("a.agent.yaml");
  await client.open(file, cleanAgent.replace("assistant", "asistant"), "yaml", 7);
  const first = await client.until(() => client.published.find(({ version }) => version === 7));
  expect(first.diagnostics).toHaveLength(1);
  await client.edit(file, 8, [2, 9, 2, 9], "s");
  const second = await client.until(() => client.published.find(({ version }) => version === 8));
  expect(second.diagnostics).toEqual([]);
  await client.edit(file, 9, [2, 8, 2, 9], "");
  await client.until(() => client.published.find(({ version }) => version === 9));
  await client.close(file);
  const last = await client.until(() => client.published.find(({ version }, i) => i > 2 && version === undefined));
  expect(last.diagnostics).toEqual([]);
});

test("a burst of edits settles with the findings of the last", async () => {
  const client = await start({ capabilities: plain });
  const file = folderWith({}).uri("a.agent.yaml");
  await client.open(file, cleanAgent);
  for (let version = 2; version < 22; version++) await client.edit(file, version, [1, 8, 1, 8], "x");
  await client.edit(file, 22, [2, 8, 2, 17], "analyst");
  const last = await client.until(() => client.published.find(({ version }) => version === 22));
  expect(last.diagnostics).toEqual([]);
});

test("hover right behind an edit speaks of the text after it", async () => {
  const client = await start();
  const file = folderWith({}).uri("a.agent.json");
  await client.open(file, '{"identity": {"type": "analyst"}}', "json");
  await client.edit(file, 2, [0, 23, 0, 30], "researcher");
  const hover = await client.request<Hover>("textDocument/hover", {
    textDocument: { uri: file },
    position: { line: 0, character: 25 },
  });
  expect(JSON.stringify(hover.contents)).toContain("Gathers, compares and cites sources.");
});

test("completion knows the files beside and the secrets of the client", async () => {
  const client = await start({ secrets: ["SLACK_TOKEN"] });
  const { uri } = folderWith({ ".git/HEAD": "", "tools/look.ts": "export default () => 1;" });
  const file = uri("a.agent.yaml");
  await client.open(file, "tools:\n  - name: a\n    source: ./tools/\napiKeys:\n  slack: \n");
  const at = async (line: number, character: number) =>
    (
      await client.request<CompletionList>("textDocument/completion", {
        textDocument: { uri: file },
        position: { line, character },
      })
    ).items.map(({ label }) => label);
  expect(await at(2, 20)).toEqual(["./tools/look.ts"]);
  expect(await at(4, 9)).toEqual(["${secret:SLACK_TOKEN}"]);
});

test("code actions: the fix puts it right, the comment silences it, the project file turns it off", async () => {
  const client = await start();
  const { uri } = folderWith({ ".git/HEAD": "" });
  const file = uri("a.agent.yaml");
  const broken = cleanAgent.replace("assistant", "asistant");
  await client.open(file, broken);
  const [found] = (await client.pull(file)).items;
  const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: file },
    range: found?.range,
    context: { diagnostics: [found] },
  });
  expect(actions[0]).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: found?.code }] });
  expect(applied(broken, actions[0])).toBe(cleanAgent);
  const silence = actions.find(({ title }) => title.includes("on this line"));
  await client.edit(file, 2, [0, 0, 11, 0], applied(broken, silence));
  expect((await client.pull(file)).items).toEqual([]);
  const off = actions.find(({ title }) => title.startsWith("Turn off"));
  expect(off?.edit?.documentChanges).toMatchObject([
    { kind: "create", uri: uri("agentwright.json") },
    { edits: [{ newText: `{\n  "rules": {\n    "${found?.code}": "off"\n  }\n}\n` }] },
  ]);
});

test("code actions: fix all takes what is safe", async () => {
  const client = await start();
  const file = folderWith({}).uri("a.agent.yaml");
  const broken = cleanAgent.replace("assistant", "asistant").replace("friendly", "frendly");
  await client.open(file, broken);
  const [action] = await client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: file },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ["source.fixAll"] },
  });
  expect(action?.kind).toBe("source.fixAll.agentwright");
  expect(applied(broken, action)).toBe(cleanAgent);
});

test("a literal key is moved by the client where it can, and only named where it can't", async () => {
  const text = `${cleanAgent}apiKeys:\n  openai: sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH\n`;
  const actionOf = async (client: TestClient) => {
    const file = folderWith({}).uri("a.agent.yaml");
    await client.open(file, text);
    const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: file },
      range: { start: { line: 12, character: 14 }, end: { line: 12, character: 14 } },
      context: { diagnostics: [] },
    });
    return actions[0];
  };
  const withCommand = await actionOf(await start());
  expect(withCommand?.command?.command).toBe("agentwright.moveKeyToSecrets");
  expect(withCommand?.edit).toBeUndefined();
  const withEdit = await actionOf(await start({ initializationOptions: { commands: false } }));
  expect(JSON.stringify(withEdit?.edit)).toContain("${secret:OPENAI_API_KEY}");
});

test("outline, lenses and links; a lens tells what was built", async () => {
  const client = await start();
  const { uri } = folderWith({ "t.ts": "" });
  const file = uri("a.agent.yaml");
  await client.open(file, `${cleanAgent}tools:\n  - name: go\n    description: Goes.\n    source: ./t.ts\n`);
  const params = { textDocument: { uri: file } };
  const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", params);
  expect(symbols.map(({ name }) => name)).toEqual(["identity", "personality", "capabilities", "tools"]);
  const titles = async () =>
    (await client.request<CodeLens[]>("textDocument/codeLens", params)).map(({ command }) => command?.title);
  expect(await titles()).toEqual(["Compile", "Preview", "Run tool"]);
  await client.connection.sendNotification("agentwright/built", {
    uri: file,
    version: 1,
    ms: 2,
    bytes: 641_024,
    sha256: "3fa9",
    cached: false,
  });
  expect((await titles())[0]).toBe("2 ms · 626 KB · 3fa9…");
  const links = await client.request<DocumentLink[]>("textDocument/documentLink", params);
  expect(links.map(({ target }) => target)).toEqual([uri("t.ts")]);
  expect(await client.request("textDocument/foldingRange", params)).not.toHaveLength(0);
});

test("a file that comes to be clears the finding that missed it", async () => {
  const client = await start();
  const { uri, path } = folderWith({ ".git/HEAD": "" });
  const file = uri("a.agent.yaml");
  await client.open(file, `${cleanAgent}tools:\n  - name: go\n    description: Goes.\n    source: ./t.ts\n`);
  await client.until(() => client.statuses.at(-1)?.state === "ready");
  const first = await client.pull(file);
  expect(first.items).toHaveLength(1);
  await client.until(() => client.watched.includes("**/*.ts"));
  const refreshes = client.refreshes;
  writeFileSync(path("t.ts"), "export default () => 1;");
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uri("t.ts"), type: 1 }],
  });
  await client.until(() => client.refreshes > refreshes);
  expect((await client.pull(file, first.resultId)).items).toEqual([]);
  rmSync(path("t.ts"));
  await client.connection.sendNotification("workspace/didDeleteFiles", { files: [{ uri: uri("t.ts") }] });
  expect((await client.pull(file)).items).toHaveLength(1);
});

test("the project file turns rules off, is checked itself, and its change is noticed", async () => {
  const client = await start();
  const { uri, path } = folderWith({ "agentwright.json": "{}" });
  const file = uri("a.agent.yaml");
  await client.open(file, cleanAgent.replace("assistant", "asistant"));
  const [found] = (await client.pull(file)).items;
  writeFileSync(path("agentwright.json"), JSON.stringify({ rules: { [String(found?.code)]: "off" } }));
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uri("agentwright.json"), type: 2 }],
  });
  expect((await client.pull(file)).items).toEqual([]);
  await client.open(uri("agentwright.json"), '{ "rules": { "AW999": "off" } }', "json");
  expect((await client.pull(uri("agentwright.json"))).items).toMatchObject([{ code: expect.stringMatching(/^AW91/) }]);
});

test("two open agents hear of each other without a save", async () => {
  const client = await start();
  const { uri } = folderWith({ ".git/HEAD": "", "one.agent.yaml": cleanAgent, "two.agent.yaml": "" });
  const id = "  id: did:web:same.example.org\n";
  const withId = cleanAgent.replace("personality:", `${id}personality:`);
  await client.open(uri("one.agent.yaml"), withId);
  await client.until(() => client.statuses.some(({ state, files }) => state === "ready" && files === 2));
  expect((await client.pull(uri("one.agent.yaml"))).items).toEqual([]);
  const refreshes = client.refreshes;
  await client.open(uri("two.agent.yaml"), withId);
  await client.until(() => client.refreshes > refreshes);
  expect((await client.pull(uri("one.agent.yaml"))).items).toHaveLength(1);
});

test("an explanation quotes a file without images, links or HTML of it", async () => {
  const client = await start({ secrets: [] });
  const { uri } = folderWith({ "agentwright.json": '{ "rules": { "![r](https://evil.net/)": "warning" } }' });
  const file = uri("a.agent.yaml");
  await client.open(file, cleanAgent.replace("  type:", "  version: '`![x](https://evil.net/)`'\n  type:"));
  const { markdown } = await client.request<{ markdown: string }>("agentwright/explainFile", { uri: file });
  expect(markdown).toContain("| `` `![x](https://evil.net/)` `` |");
  expect(markdown).not.toContain("| ![r]");
});

test("explains a file and reports its sections", async () => {
  const client = await start({ secrets: [] });
  const { uri, path } = folderWith({
    "agentwright.json": '{ "rules": { "AW117": "warning" }, "target": "wasm", "pgflow": { "profile": "0.7" } }',
  });
  const file = uri("a.agent.yaml");
  await client.open(
    file,
    `# agentwright-disable-file AW140\n${cleanAgent.replace("assistant", "asistant").replace(/personality:[\s\S]*(?=capabilities)/, "")}# agentwright-disable-next-line AW118\n`,
  );
  const settings = [{ name: "agentwright.build.backend", value: '"auto"', from: "workspace" }];
  const { markdown } = await client.request<{ markdown: string }>("agentwright/explainFile", { uri: file, settings });
  expect(markdown).toContain(path("agentwright.json"));
  expect(markdown).toMatch(/\| AW117 \| .*error by default\) \| warning \| the project file \|/);
  expect(markdown).toMatch(/\| AW140 \| .* \| off in this file \| a comment \|/);
  expect(markdown).toMatch(/\| AW118 \| .* \| off in line 11 \| a comment \|/);
  expect(markdown).toContain("It sets: target `wasm`, pgflow profile `0.7`.");
  expect(markdown).toContain('| `agentwright.build.backend` | `"auto"` | workspace settings |');
  expect(markdown).toContain("urn:agent:local:support-triage");
  const rows = await client.request<{ section: string }[]>("agentwright/checkSections", { uri: file });
  expect(rows.find(({ section }) => section === "identity")).toMatchObject({ present: true, errors: 1, warnings: 0 });
  expect(rows.find(({ section }) => section === "personality")).toMatchObject({
    present: false,
    errors: 0,
    warnings: 1,
  });
  expect(rows.find(({ section }) => section === "capabilities")).toMatchObject({ present: true, errors: 0 });
});

test("what is no JSON in a project file is said once: by the editor, where it does", async () => {
  const codes = async (text: string, initializationOptions: unknown, languageId: string) => {
    const client = await start({ initializationOptions });
    const file = folderWith({}).uri("agentwright.json");
    await client.open(file, text, languageId);
    return (await client.pull(file)).items.map(({ code }) => code);
  };
  expect(await codes("{ rules: ", {}, "jsonc")).toEqual(["AW910"]);
  expect(await codes("{ rules: ", { checksJson: true }, "jsonc")).toEqual([]);
  expect(await codes("{ rules: ", { checksJson: true }, "plaintext")).toEqual(["AW910"]);
  expect(await codes('{ "ruels": {} }', { checksJson: true }, "jsonc")).toEqual(["AW911"]);
});

test("other files are none of its business", async () => {
  const client = await start();
  const file = folderWith({}).uri("compose.yaml");
  await client.open(file, "services: [");
  expect((await client.pull(file)).items).toEqual([]);
  const params = { textDocument: { uri: file }, position: { line: 0, character: 3 } };
  expect(await client.request("textDocument/completion", params)).toEqual([]);
});

test("our language id makes an unsaved file an agent", async () => {
  const client = await start();
  await client.open("untitled:Untitled-1", "identity:\n  type: none\n", "agent-yaml");
  expect((await client.pull("untitled:Untitled-1")).items.length).toBeGreaterThan(0);
});

/** The text after the edits of an action, which are all of one file. */
function applied(text: string, action: CodeAction | undefined): string {
  const [change] = action?.edit?.documentChanges ?? [];
  if (!change || !("edits" in change)) throw new Error("the action has no edit");
  const lines = text.split("\n");
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return [...change.edits]
    .filter(edit => "newText" in edit)
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (done, { range, newText }) => done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)),
      text,
    );
}
