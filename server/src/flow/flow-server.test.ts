import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type FlowGraph, type FlowGraphNote, lspMethods } from "@agentwright/protocol";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { CodeAction, CodeLens, CompletionItem, Diagnostic, Hover, InlayHint } from "vscode-languageserver";
import { bundleServer } from "../testing/bundle.ts";
import { type ClientOptions, modern, plain, TestClient } from "../testing/client.ts";
import { cleanAgent, folderWith } from "../testing/folder.ts";

let serverFile = "";
const clients: TestClient[] = [];

beforeAll(async () => {
  serverFile = await bundleServer();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.child.kill();
});

/** Notes each module that the server loads in a file. */
function noted(): { readonly args: readonly string[]; loaded(): string } {
  const list = join(mkdtempSync(join(tmpdir(), "agentwright-loaded-")), "list");
  writeFileSync(list, "");
  const hook = `import { registerHooks } from "node:module"; import { appendFileSync } from "node:fs";
registerHooks({ load(url, context, next) { const got = next(url, context);
  if (url.endsWith("/typescript.js")) appendFileSync(${JSON.stringify(list)}, url + "\\n");
  return got; } });`;
  const file = `${list}-hook.mjs`;
  writeFileSync(file, hook);
  return { args: ["--import", pathToFileURL(file).href], loaded: () => readFileSync(list, "utf8") };
}

async function start(options: ClientOptions = { capabilities: modern }, args: readonly string[] = []) {
  const client = new TestClient(serverFile, options, args);
  clients.push(client);
  await client.initialize(options);
  return client;
}

const head = 'import { Flow } from "npm:@pgflow/dsl@0.14.1";';
const flow = `${head}
export const Site = new Flow<{ url: string }>({ slug: "site" })
  .step({ slug: "fetch" }, async input => input.url)
  .step({ slug: "save", dependsOn: ["fetch", "fetch"] }, async ({ fetch }) => fetch);
`;

const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

test("without flows the parser of TypeScript is never loaded; with the first one it is", async () => {
  const note = noted();
  const folder = folderWith({ ".git/HEAD": "", "a.agent.yaml": cleanAgent, "app.ts": "export const a = 1;\n" });
  const client = await start({ folders: [folder.uri(".")] }, note.args);
  await client.open(folder.uri("a.agent.yaml"), cleanAgent);
  await client.open(folder.uri("app.ts"), "export const a = 1;\n", "typescript");
  expect((await client.pull(folder.uri("a.agent.yaml"))).items).toEqual([]);
  expect((await client.pull(folder.uri("app.ts"))).items).toEqual([]);
  await client.request("textDocument/hover", { textDocument: { uri: folder.uri("app.ts") }, position: top });
  await client.until(() => client.statuses.at(-1)?.state === "ready");
  expect(note.loaded()).toBe("");
  await client.open(folder.uri("site.ts"), flow, "typescript");
  expect(codes((await client.pull(folder.uri("site.ts"))).items)).not.toEqual([]);
  expect(note.loaded()).not.toBe("");
});

const top = { line: 0, character: 0 };

test("a program becomes a flow file while it is typed, and stops being one", async () => {
  const client = await start();
  const uri = "untitled:site.ts";
  await client.open(uri, flow.slice(flow.indexOf("\n")), "typescript");
  expect((await client.pull(uri)).items).toEqual([]);
  await client.edit(uri, 2, [0, 0, 0, 0], head);
  const { items } = await client.pull(uri);
  expect(items).toHaveLength(1);
  expect(items[0]?.range).toEqual({ start: { line: 3, character: 45 }, end: { line: 3, character: 52 } });
  expect(items[0]?.codeDescription?.href).toContain(`${items[0]?.code}.md`);
  await client.edit(uri, 3, [0, 0, 0, head.length], "");
  expect((await client.pull(uri)).items).toEqual([]);
});

test("findings are pushed to who can't ask", async () => {
  const client = await start({ capabilities: plain });
  await client.open("file:///w/site.ts", flow, "typescript", 4);
  const pushed = await client.until(() => client.published.find(({ diagnostics }) => diagnostics.length > 0));
  expect(pushed).toMatchObject({ uri: "file:///w/site.ts", version: 4 });
});

test("what TypeScript's own service says too is left to it, where it can know pgflow's types", async () => {
  const client = await start();
  const wrong = flow.replace('"fetch", "fetch"', '"fetsh"');
  await client.open("file:///w/site.ts", wrong, "typescript");
  expect(codes((await client.pull("file:///w/site.ts")).items)).toEqual(["AW210"]);
  const bare = wrong.replace(/"npm:@pgflow\/dsl@[^"]*"/, '"@pgflow/dsl"');
  expect(bare).not.toBe(wrong);
  const { uri } = folderWith({ ".git/HEAD": "", "site/node_modules/@pgflow/dsl/package.json": "{}" });
  // Nothing is installed there, so that nobody else knows the package's types.
  await client.open(uri("deno/bare.ts"), bare, "typescript");
  expect(codes((await client.pull(uri("deno/bare.ts"))).items)).toContain("AW210");
  await client.open(uri("site/bare.ts"), bare, "typescript");
  expect(codes((await client.pull(uri("site/bare.ts"))).items)).not.toContain("AW210");
  // It has no fix for it, so ours is offered all the same.
  const at = { line: 3, character: bare.split("\n")[3]?.indexOf('"fetsh"') ?? -1 };
  const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: uri("site/bare.ts") },
    range: { start: at, end: at },
    context: { diagnostics: [], triggerKind: 1 },
  });
  const fix = actions.find(({ edit }) => JSON.stringify(edit)?.includes("fetch"));
  expect(fix).toMatchObject({ kind: "quickfix", title: expect.stringContaining("fetch") });
  expect(fix?.diagnostics).toBeUndefined();
  expect(actions.filter(({ title }) => title.startsWith("Ignore"))).toEqual([]);
});

test("slugs of other files: open, changed, deleted", async () => {
  const other = flow.replace('"fetch", "fetch"', '"fetch"');
  const folder = folderWith({ ".git/HEAD": "", "b.ts": other.replace('"site"', '"Site"'), "c.ts": "export {};\n" });
  const client = await start({ folders: [folder.uri(".")] });
  const uri = folder.uri("a.ts");
  await client.open(uri, other, "typescript");
  const found = async () => codes((await client.pull(uri)).items).length;
  while ((await found()) === 0) await client.until(() => client.refreshes > 0);
  writeFileSync(folder.path("b.ts"), other.replace('"site"', '"page"'));
  await client.touched(folder.uri("b.ts"));
  expect(await found()).toBe(0);
  await client.open(folder.uri("c.ts"), other, "typescript");
  expect(await found()).toBe(1);
  await client.edit(folder.uri("c.ts"), 2, [1, 55, 1, 59], "others");
  expect(await found()).toBe(0);
});

test("an agent's tool of a flow that no file defines is found when the flows are known", async () => {
  const agent = `${cleanAgent}tools:\n  - name: read\n    description: Reads.\n    flow: page\n`;
  const folder = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent, "flows/site.ts": flow });
  const client = await start({ folders: [folder.uri(".")] });
  const uri = folder.uri("a.agent.yaml");
  await client.open(uri, agent);
  const found = async () => codes((await client.pull(uri)).items);
  for (let seen = 0; (await found()).length === 0; seen = client.refreshes) {
    await client.until(() => client.refreshes > seen);
  }
  expect(await found()).toEqual(["AW194"]);
  writeFileSync(folder.path("flows/site.ts"), flow.replace('"site"', '"page"'));
  await client.touched(folder.uri("flows/site.ts"));
  expect(await found()).toEqual([]);
});

test("completion, hover, hints, lenses with the state of a database", async () => {
  const client = await start();
  const uri = "file:///w/site.ts";
  await client.open(uri, flow.replace('"fetch", "fetch"', '""'), "typescript");
  const textDocument = { uri };
  const at = { textDocument, position: { line: 3, character: 38 } };
  const offers = await client.request<CompletionItem[]>("textDocument/completion", at);
  expect(offers.map(({ label }) => label)).toEqual(["fetch"]);
  const hover = await client.request<Hover>("textDocument/hover", {
    textDocument,
    position: { line: 2, character: 17 },
  });
  expect(JSON.stringify(hover.contents)).toContain("maxAttempts");
  const range = { start: top, end: { line: 9, character: 0 } };
  expect((await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument, range })).length).toBeGreaterThan(
    0,
  );
  await client.connection.sendNotification(lspMethods.flowStates, { flows: [{ slug: "site", text: "not deployed" }] });
  const lenses = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument });
  expect(lenses.map(({ command }) => command?.title)).toEqual([
    "2 steps",
    "Show graph",
    "Compile to migration",
    "not deployed",
  ]);
  const last = async () =>
    (await client.request<CodeLens[]>("textDocument/codeLens", { textDocument })).at(-1)?.command?.title;
  await client.edit(uri, 2, [2, 0, 2, 0], "// only words\n");
  expect(await last()).toBe("not deployed");
  await client.edit(uri, 3, [3, 17, 3, 22], "grab");
  expect(await last()).toBe("edited since it was compared");
  await client.edit(uri, 4, [3, 17, 3, 21], "fetch");
  expect(await last()).toBe("not deployed");
  for (const method of ["foldingRange", "documentSymbol", "documentLink"])
    expect(await client.request(`textDocument/${method}`, { textDocument })).toEqual([]);
});

test("a finding is fixed, all of its kind are, and it can be silenced", async () => {
  const client = await start();
  const uri = "file:///w/site.ts";
  const twice = flow
    .replace(";\n", ";\n")
    .replace("fetch);", 'fetch)\n  .step({ slug: "log", dependsOn: ["save", "save"] }, () => 1);');
  await client.open(uri, twice, "typescript");
  const { items } = await client.pull(uri);
  const params = { textDocument: { uri }, range: items[0]?.range, context: { diagnostics: [], triggerKind: 1 } };
  const actions = await client.request<CodeAction[]>("textDocument/codeAction", params);
  const code = items[0]?.code;
  expect(actions.map(({ title }) => title)).toEqual([
    "Remove the second one",
    `Fix all ‘${code}’ problems in this file`,
    `Ignore ${code} on this line`,
    `Ignore ${code} in this file`,
    expect.stringContaining(`Turn off ${code}`),
  ]);
  const all = { ...params, context: { diagnostics: [], only: ["source.fixAll"] } };
  const [fixAll] = await client.request<CodeAction[]>("textDocument/codeAction", all);
  expect(JSON.stringify(fixAll?.edit).match(/newText/g)).toHaveLength(2);
});

test("the graph, and news of it while somebody types", async () => {
  const client = await start();
  const uri = "file:///w/site.ts";
  const notes: FlowGraphNote[] = [];
  client.connection.onNotification(lspMethods.flowGraphChanged, (note: FlowGraphNote) => {
    notes.push(note);
    void client.connection.sendNotification("$/setTrace", { value: "off" });
  });
  await client.open(uri, flow, "typescript");
  const graph = () => client.request<FlowGraph>(lspMethods.flowGraph, { uri });
  const [first] = (await graph()).flows;
  expect(first?.steps.map(({ slug, severity }) => [slug, severity])).toEqual([
    ["fetch", undefined],
    ["save", "error"],
  ]);
  await client.edit(uri, 2, [3, 43, 3, 52], "");
  while (notes.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
  expect(notes[0]).toEqual({ uri, version: 2 });
  expect((await graph()).flows[0]?.steps[1]).toMatchObject({ slug: "save", dependencies: ["fetch"] });
  const earlier = await client.request<FlowGraph>(lspMethods.flowGraph, {
    uri,
    text: flow.replace('"save"', '"keep"'),
  });
  expect(earlier.flows[0]?.steps.map(({ slug }) => slug)).toEqual(["fetch", "keep"]);
  await client.open("file:///w/b.ts", "export {};\n", "typescript");
  expect(await client.request(lspMethods.flowGraph, { uri: "file:///w/b.ts" })).toBeNull();
});

test("flows and steps are among the symbols of the workspace", async () => {
  const folder = folderWith({ ".git/HEAD": "", "site.ts": flow });
  const client = await start({ folders: [folder.uri(".")] });
  await client.open(folder.uri("site.ts"), flow, "typescript");
  await client.pull(folder.uri("site.ts"));
  const found = await client.request<{ name: string; containerName?: string; location: { range: unknown } }[]>(
    "workspace/symbol",
    { query: "save" },
  );
  expect(found).toMatchObject([{ name: "save", containerName: "site", location: { range: { start: { line: 3 } } } }]);
});

test("programs are registered for only when the client says that one names pgflow", async () => {
  const synchronization = { dynamicRegistration: true };
  const capabilities = { ...modern, textDocument: { ...modern.textDocument, synchronization } };
  const client = await start({ capabilities });
  const asked: string[] = [];
  client.connection.onRequest(
    "client/registerCapability",
    ({ registrations }: { registrations: { method: string }[] }) => {
      asked.push(...registrations.map(({ method }) => method).filter(method => method.startsWith("textDocument/")));
      return null;
    },
  );
  await client.pull("file:///w/none.ts");
  expect(asked).toEqual([]);
  await client.connection.sendNotification(lspMethods.flowsWanted);
  await client.pull("file:///w/none.ts");
  while (asked.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
  expect(asked).toContain("textDocument/didChange");
  expect(asked).toContain("textDocument/rename");
  expect(asked).not.toContain("textDocument/formatting");
  expect(asked).not.toContain("textDocument/semanticTokens");
});
