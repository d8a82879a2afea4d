import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { CodeLens, WorkspaceSymbol } from "vscode-languageserver";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { bundleServer } from "./testing/bundle.ts";
import { type ClientOptions, modern, type PulledAll, plain, TestClient } from "./testing/client.ts";
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

/** A clean agent with a name of its own, and sections behind it. */
const agent = (name: string, more = ""): string => cleanAgent.replace("Support Triage", name) + more;
const wrong = (name: string): string => agent(name).replace("assistant", "asistant");
const runs = (...paths: string[]): string => `orchestration:\n  kind: sequential\n  agents: [${paths.join(", ")}]\n`;

/** What was found, file by file: `b.agent.yaml AW120`. */
function told(all: PulledAll): string[] {
  return [...all]
    .flatMap(([uri, { items }]) => items.map(({ code }) => `${uri.slice(uri.lastIndexOf("/") + 1)} ${code}`))
    .sort();
}

test("a mistake in a file that was never opened is told once the first agent is opened, and not before", async () => {
  const { uri } = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("Ann"), "deep/b.agent.yaml": wrong("Bob") });
  const client = await start({ folders: [uri("")] });
  expect(told(await client.pullAll())).toEqual([]);
  expect(client.statuses.at(-1)?.files ?? 0).toBe(0);
  await client.open(uri("a.agent.yaml"), agent("Ann"));
  const all = await client.pullAll();
  expect(told(all)).toEqual(["b.agent.yaml AW120"]);
  expect(all.get(uri("deep/b.agent.yaml"))?.items).toMatchObject([{ range: { start: { line: 2, character: 8 } } }]);
});

test("an answer that is the same is said shortly; who goes on asking is answered when there is news", async () => {
  const { uri, path } = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("Ann"), "b.agent.yaml": wrong("Bob") });
  const client = await start({ folders: [uri("")] });
  await client.open(uri("a.agent.yaml"), agent("Ann"));
  const all = await client.pullAll();
  const previousResultIds = [...all].map(([uri, { resultId }]) => ({ uri, value: resultId }));
  for (let times = 0; times < 2; times++) {
    expect(await client.request("workspace/diagnostic", { previousResultIds })).toMatchObject({
      items: [
        { kind: "unchanged", uri: uri("b.agent.yaml"), resultId: all.get(uri("b.agent.yaml"))?.resultId },
        { kind: "unchanged", uri: uri("a.agent.yaml"), version: 1 },
      ],
    });
  }
  const later = client.pullAll(all);
  writeFileSync(path("b.agent.yaml"), agent("Bob"));
  await client.touched(uri("b.agent.yaml"));
  expect(told(await later)).toEqual([]);
});

test("a question that waits is given up when the client does not want it any more", async () => {
  const { uri } = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("Ann") });
  const client = await start({ folders: [uri("")] });
  await client.open(uri("a.agent.yaml"), agent("Ann"));
  const all = await client.pullAll(await client.pullAll(await client.pullAll()));
  const source = new CancellationTokenSource();
  const previousResultIds = [...all].map(([uri, { resultId }]) => ({ uri, value: resultId }));
  const waiting = client.connection.sendRequest("workspace/diagnostic", { previousResultIds }, source.token);
  let answered = false;
  waiting.finally(() => (answered = true)).catch(() => {});
  await client.pull(uri("a.agent.yaml"));
  expect(answered).toBe(false);
  source.cancel();
  await expect(waiting).rejects.toMatchObject({ code: -32800 });
});

test("what is many comes in parts", async () => {
  const many = Array.from({ length: 200 }, (_, i) => [`x${i}.agent.yaml`, wrong(`Agent ${i}`)]);
  const { uri } = folderWith({ ".git/HEAD": "", ...Object.fromEntries(many) });
  const client = await start({ folders: [uri("")] });
  await client.open(uri("x0.agent.yaml"), wrong("Agent 0"));
  const parts: number[] = [];
  client.connection.onNotification("$/progress", ({ token, value }: { token: string; value: { items: unknown[] } }) => {
    if (token === "parts") parts.push(value.items.length);
  });
  const params = { previousResultIds: [], partialResultToken: "parts" };
  expect(await client.request("workspace/diagnostic", params)).toEqual({ items: [] });
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.reduce((sum, items) => sum + items, 0)).toBe(200);
});

test("another agent takes the same id: on disk, in an unsaved editor, and gives it back", async () => {
  const { uri, path } = folderWith({
    ".git/HEAD": "",
    "a.agent.yaml": agent("One"),
    "b.agent.yaml": agent("Two"),
    "c.agent.yaml": agent("Three"),
  });
  const client = await start({ folders: [uri("")] });
  await client.open(uri("a.agent.yaml"), agent("One"));
  let all = await client.pullAll();
  expect((await client.pull(uri("a.agent.yaml"))).items).toEqual([]);

  writeFileSync(path("b.agent.yaml"), agent("One"));
  await client.touched(uri("b.agent.yaml"));
  all = await client.pullAll(all);
  expect(told(all)).toEqual(["a.agent.yaml AW189", "b.agent.yaml AW189"]);
  await client.until(() => client.refreshes > 0);
  expect((await client.pull(uri("a.agent.yaml"))).items).toMatchObject([{ code: "AW189" }]);

  // b gets its name back; c takes it in an editor, without saving.
  writeFileSync(path("b.agent.yaml"), agent("Two"));
  await client.touched(uri("b.agent.yaml"));
  await client.open(uri("c.agent.yaml"), agent("Three"));
  await client.edit(uri("c.agent.yaml"), 2, [1, 8, 1, 13], "Two");
  all = await client.pullAll(all);
  expect(told(all)).toEqual(["b.agent.yaml AW189", "c.agent.yaml AW189"]);
  expect((await client.pull(uri("a.agent.yaml"))).items).toEqual([]);
  expect((await client.pull(uri("c.agent.yaml"))).items).toMatchObject([{ code: "AW189" }]);

  // Closed without saving: what is on disk counts again.
  await client.close(uri("c.agent.yaml"));
  expect(told(await client.pullAll(all))).toEqual([]);
});

test("of a folder that comes with files in it only the folder may be told", async () => {
  const { uri, path } = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("Ann") });
  const client = await start({ folders: [uri("")] });
  await client.open(uri("a.agent.yaml"), agent("Ann"));
  const all = await client.pullAll();
  mkdirSync(path("new/deep"), { recursive: true });
  writeFileSync(path("new/deep/b.agent.yaml"), wrong("Bob"));
  await client.touched(uri("new"));
  expect(told(await client.pullAll(all))).toEqual(["b.agent.yaml AW120"]);
});

test("the file that another one names is renamed, comes back, and its folder is deleted", async () => {
  const { uri, path } = folderWith({
    ".git/HEAD": "",
    "a.agent.yaml": agent("One"),
    "team/lead.agent.yaml": agent("Lead", runs("parts/worker.agent.yaml")),
    "team/parts/worker.agent.yaml": agent("Worker"),
  });
  const client = await start({ folders: [uri("")] });
  await client.open(uri("a.agent.yaml"), agent("One"));
  let all = await client.pullAll();
  expect(told(all)).toEqual([]);

  const [worker, other] = ["team/parts/worker.agent.yaml", "team/parts/other.agent.yaml"];
  renameSync(path(worker), path(other));
  const files = [{ oldUri: uri(worker), newUri: uri(other) }];
  await client.connection.sendNotification("workspace/didRenameFiles", { files });
  all = await client.pullAll(all);
  expect(told(all)).toEqual(["lead.agent.yaml AW187"]);

  renameSync(path(other), path(worker));
  await client.touched(uri(worker), uri(other));
  all = await client.pullAll(all);
  expect(told(all)).toEqual([]);

  renameSync(path("team/parts"), path("team/others"));
  await client.connection.sendNotification("workspace/didRenameFiles", {
    files: [{ oldUri: uri("team/parts"), newUri: uri("team/others") }],
  });
  all = await client.pullAll(all);
  expect(told(all)).toEqual(["lead.agent.yaml AW187"]);
  expect(all.get(uri("team/others/worker.agent.yaml"))?.items).toEqual([]);

  rmSync(path("team"), { recursive: true });
  await client.touched(uri("team"));
  all = await client.pullAll(all);
  expect(told(all)).toEqual([]);
});

test("agents that run each other in a circle are told in both files, until one lets go", async () => {
  const { uri, path } = folderWith({
    ".git/HEAD": "",
    "a.agent.yaml": agent("One"),
    "b.agent.yaml": agent("Two", runs("c.agent.yaml")),
    "c.agent.yaml": agent("Three", runs("b.agent.yaml")),
  });
  const client = await start({ folders: [uri("")] });
  await client.open(uri("a.agent.yaml"), agent("One"));
  const all = await client.pullAll();
  expect(told(all)).toEqual(["b.agent.yaml AW188", "c.agent.yaml AW188"]);
  writeFileSync(path("c.agent.yaml"), agent("Three", runs("a.agent.yaml")));
  await client.touched(uri("c.agent.yaml"));
  expect(told(await client.pullAll(all))).toEqual([]);
});

test("a file that the project leaves out is silent, and told when it is wanted again", async () => {
  const { uri, path } = folderWith({
    "agentwright.json": '{ "exclude": ["old/**"] }',
    "a.agent.yaml": agent("One"),
    "old/b.agent.yaml": wrong("Two"),
    "node_modules/x/c.agent.yaml": wrong("Three"),
  });
  const client = await start({ folders: [uri("")] });
  await client.open(uri("a.agent.yaml"), agent("One"));
  let all = await client.pullAll();
  expect(told(all)).toEqual([]);
  writeFileSync(path("agentwright.json"), "{ }");
  await client.touched(uri("agentwright.json"));
  all = await client.pullAll(all);
  expect(told(all)).toEqual(["b.agent.yaml AW120"]);
  writeFileSync(path("agentwright.json"), '{ "rules": { "AW120": "off" } }');
  await client.touched(uri("agentwright.json"));
  expect(told(await client.pullAll(all))).toEqual([]);
});

test("two folders: each has its own ids; one that goes takes its findings with it", async () => {
  const one = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("Same") });
  const two = folderWith({ ".git/HEAD": "", "b.agent.yaml": agent("Same"), "c.agent.yaml": wrong("Cid") });
  const client = await start({ folders: [one.uri("")], capabilities: withFolders });
  await client.open(one.uri("a.agent.yaml"), agent("Same"));
  let all = await client.pullAll();
  const change = (added: string[], removed: string[]) =>
    client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: added.map(uri => ({ uri })), removed: removed.map(uri => ({ uri })) },
    });
  await change([two.uri("")], []);
  all = await client.pullAll(all);
  expect(told(all)).toEqual(["c.agent.yaml AW120"]);
  await change([], [two.uri("")]);
  expect(told(await client.pullAll(all))).toEqual([]);
});

const withFolders = { ...modern, workspace: { ...modern.workspace, workspaceFolders: true } };

test("a client that only takes: findings of closed files are pushed, and taken back", async () => {
  const { uri, path } = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("Ann"), "b.agent.yaml": wrong("Bob") });
  const client = await start({ folders: [uri("")], capabilities: plain });
  await client.open(uri("a.agent.yaml"), agent("Ann"));
  const of = (name: string) => client.published.filter(one => one.uri === uri(name)).map(one => one.diagnostics.length);
  await client.until(() => of("b.agent.yaml").at(-1) === 1);
  writeFileSync(path("b.agent.yaml"), agent("Bob"));
  await client.touched(uri("b.agent.yaml"));
  await client.until(() => of("b.agent.yaml").at(-1) === 0);
  writeFileSync(path("c.agent.yaml"), wrong("Cid"));
  await client.touched(uri("c.agent.yaml"));
  await client.until(() => of("c.agent.yaml").at(-1) === 1);
  rmSync(path("c.agent.yaml"));
  await client.touched(uri("c.agent.yaml"));
  await client.until(() => of("c.agent.yaml").at(-1) === 0);
});

test("who wants findings of open files only gets no others, by pull or push", async () => {
  const { uri } = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("Ann"), "b.agent.yaml": wrong("Bob") });
  const initializationOptions = { workspaceFindings: "openFiles" };
  const pulls = await start({ folders: [uri("")], initializationOptions });
  await pulls.open(uri("a.agent.yaml"), agent("Ann"));
  expect(told(await pulls.pullAll())).toEqual([]);
  const takes = await start({ folders: [uri("")], initializationOptions, capabilities: plain });
  await takes.open(uri("a.agent.yaml"), wrong("Ann"));
  await takes.until(() => takes.statuses.at(-1)?.files === 2);
  await takes.until(() => takes.published.some(one => one.uri === uri("a.agent.yaml")));
  expect(takes.published.map(one => one.uri)).not.toContain(uri("b.agent.yaml"));
});

test("symbols of the workspace: in closed files, and in an editor as it is; where one stands is asked for later", async () => {
  const tools =
    "tools:\n  - name: find_order\n    description: Finds it.\n    code: export default () => 1\n    language: typescript\n";
  const { uri } = folderWith({ ".git/HEAD": "", "a.agent.yaml": agent("Ann"), "b.agent.yaml": agent("Bob", tools) });
  const symbol = { resolveSupport: { properties: ["location.range"] } };
  const client = await start({
    folders: [uri("")],
    capabilities: { ...modern, workspace: { ...modern.workspace, symbol } },
  });
  await client.open(uri("a.agent.yaml"), agent("Ann"));
  await client.pullAll();
  const ask = (query: string) => client.request<WorkspaceSymbol[]>("workspace/symbol", { query });
  const [found, ...others] = await ask("fndord");
  expect(others).toEqual([]);
  expect(found).toMatchObject({ name: "find_order", containerName: "Bob", location: { uri: uri("b.agent.yaml") } });
  expect(found?.location).not.toHaveProperty("range");
  expect(await client.request("workspaceSymbol/resolve", found)).toMatchObject({
    location: { range: { start: { line: 12, character: 10 }, end: { line: 12, character: 20 } } },
  });
  await client.edit(uri("a.agent.yaml"), 2, [1, 8, 1, 11], "Zoe");
  expect((await ask("zoe")).map(({ name }) => name)).toEqual(["Zoe"]);
  expect(await ask("ann")).toEqual([]);
});

test("lenses count the agents that run this one, and follow when there are more", async () => {
  const { uri, path } = folderWith({
    ".git/HEAD": "",
    "a.agent.yaml": agent("Ann"),
    "b.agent.yaml": agent("Bob", runs("a.agent.yaml")),
  });
  const client = await start({ folders: [uri("")] });
  await client.open(uri("a.agent.yaml"), agent("Ann"));
  await client.pullAll();
  const counts = async () =>
    (await client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri: uri("a.agent.yaml") } }))
      .map(({ command }) => command?.title)
      .filter(title => title?.includes("reference"));
  expect(await counts()).toEqual(["1 reference"]);
  writeFileSync(path("c.agent.yaml"), agent("Cid", runs("b.agent.yaml", "a.agent.yaml")));
  await client.touched(uri("c.agent.yaml"));
  expect(await counts()).toEqual(["2 references"]);
});

async function session(
  { uri }: ReturnType<typeof folderWith>,
  cacheDir: string,
  file = serverFile,
): Promise<readonly string[]> {
  const client = new TestClient(file);
  clients.push(client);
  await client.initialize({ folders: [uri("")], initializationOptions: { cacheDir } });
  await client.open(uri("a.agent.yaml"), agent("Ann"));
  const all = told(await client.pullAll());
  await client.stop();
  return all;
}

test("the cache: a second start finds the same, and what changed meanwhile; damaged or foreign it is none", async () => {
  const folder = folderWith({
    ".git/HEAD": "",
    "a.agent.yaml": agent("Ann"),
    "b.agent.yaml": wrong("Bob"),
    "c.agent.yaml": agent("Cid"),
    "d.agent.yaml": agent("Dan", runs("c.agent.yaml")),
  });
  const cacheDir = folderWith({}).path("cache");
  // Only what was written a while ago can be recognised by its times; change times can't be set, so this waits.
  await new Promise(resolve => setTimeout(resolve, 2100));
  expect(await session(folder, cacheDir)).toEqual(["b.agent.yaml AW120"]);
  const [name = ""] = readdirSync(cacheDir);
  const cached = readFileSync(`${cacheDir}/${name}`, "utf8");
  expect(cached.trimEnd().split("\n")).toHaveLength(4);

  // Believed: what the cache says is told, without a look at the text.
  const lie = cached.replaceAll("AW120", "AW999");
  writeFileSync(`${cacheDir}/${name}`, resigned(lie));
  expect(await session(folder, cacheDir)).toEqual(["b.agent.yaml AW999"]);

  // What changed meanwhile is not: neither the file itself nor one that rests on it.
  writeFileSync(`${cacheDir}/${name}`, resigned(lie));
  const times = new Date(Date.now() - 60_000);
  writeFileSync(folder.path("b.agent.yaml"), wrong("Xav"));
  utimesSync(folder.path("b.agent.yaml"), times, times);
  rmSync(folder.path("c.agent.yaml"));
  expect(await session(folder, cacheDir)).toEqual(["b.agent.yaml AW120", "d.agent.yaml AW187"]);

  for (const damaged of [cached.replace("AW120", "AW121"), cached.slice(0, -20), "", "\u0000\n\n{", `{}\n${cached}`]) {
    writeFileSync(`${cacheDir}/${name}`, damaged);
    expect(await session(folder, cacheDir)).toEqual(["b.agent.yaml AW120", "d.agent.yaml AW187"]);
  }
  // Another build of the server does not believe it either.
  writeFileSync(`${cacheDir}/${name}`, resigned(lie));
  expect(await session(folder, cacheDir, await bundleServer())).toEqual(["b.agent.yaml AW120", "d.agent.yaml AW187"]);
}, 60_000);

/** The same cache with a digest that fits. */
function resigned(text: string): string {
  const head = text.indexOf("\n");
  const body = text.slice(head + 1);
  return `${createHash("sha1").update(body).digest("hex")}${text.slice(40, head)}\n${body}`;
}
