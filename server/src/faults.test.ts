import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import {
  CancellationTokenSource,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { guarded } from "./guard.ts";
import { serve } from "./server.ts";
import type { Status } from "./status.ts";
import { modern } from "./testing/client.ts";
import { cleanAgent } from "./testing/folder.ts";
import { emptyWorld, type World } from "./world.ts";

interface Told {
  readonly client: ProtocolConnection;
  readonly logs: string[];
  readonly states: string[];
}

/** A server in this very process: it needs no disk, no child and no transport of its own. */
async function serving(world: World): Promise<Told> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  serve(connection, world, "1.2.3");
  connection.listen();
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const logs: string[] = [];
  const states: string[] = [];
  client.onNotification("window/logMessage", ({ message }: { message: string }) => void logs.push(message));
  client.onNotification("agentwright/status", ({ state }: { state: string }) => void states.push(state));
  client.onRequest("agentwright/secretNames", () => [] as string[]);
  for (const method of ["workspace/diagnostic/refresh", "client/registerCapability"]) client.onRequest(method, nothing);
  client.listen();
  await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities: modern });
  await client.sendNotification("initialized", {});
  return { client, logs, states };
}

const nothing = (): null => null;

const uri = "file:///w/a.agent.yaml";
const params = { textDocument: { uri }, position: { line: 1, character: 4 } };

async function open(client: ProtocolConnection): Promise<void> {
  const textDocument = { uri, languageId: "agent-yaml", version: 1, text: cleanAgent };
  await client.sendNotification("textDocument/didOpen", { textDocument });
}

test("a server without a disk checks, completes and explains", async () => {
  const { client, states } = await serving(emptyWorld());
  await open(client);
  expect(await client.sendRequest("textDocument/diagnostic", params)).toMatchObject({ kind: "full", items: [] });
  expect(await client.sendRequest("textDocument/hover", params)).not.toBeNull();
  expect(await client.sendRequest("agentwright/explainFile", { uri })).toMatchObject({
    markdown: expect.stringContaining("There is no file system here"),
  });
  expect(states).toContain("ready");
});

test("a fault while checking is a finding, a log line and a status; then the server works on", async () => {
  let broken = true;
  const quiet = emptyWorld();
  const world: World = {
    ...quiet,
    surroundings: file => {
      if (broken) throw new Error("the disk is gone");
      return quiet.surroundings(file);
    },
  };
  const { client, logs, states } = await serving(world);
  await open(client);
  const { items } = await client.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", params);
  expect(items).toMatchObject([{ code: "AW900", severity: 1, message: expect.stringContaining("the disk is gone") }]);
  expect(logs.some(line => line.includes("AW900") && line.includes("the disk is gone"))).toBe(true);
  expect(states.at(-1)).toBe("failed");
  expect(await client.sendRequest("textDocument/hover", params)).toBeNull();
  expect(await client.sendRequest("textDocument/documentSymbol", params)).not.toHaveLength(0);

  broken = false;
  await client.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: cleanAgent }],
  });
  expect(await client.sendRequest("textDocument/diagnostic", params)).toMatchObject({ items: [] });
  expect(await client.sendRequest("textDocument/hover", params)).not.toBeNull();
  expect(states.at(-1)).toBe("ready");
});

test("one request that fails is one finding of that text, with ways out, until it works or the text is another", async () => {
  let broken = false;
  const quiet = emptyWorld();
  const world: World = {
    ...quiet,
    surroundings: file => {
      if (broken) throw new Error("no luck");
      return quiet.surroundings(file);
    },
  };
  const { client, states } = await serving(world);
  await open(client);
  const codes = async () => {
    const { items } = await client.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", params);
    return items.map(({ code, message }) => `${code} ${message}`);
  };
  const fail = async (...methods: string[]) => {
    broken = true;
    for (const method of methods) await client.sendRequest(method, params);
    broken = false;
  };
  expect(await codes()).toEqual([]);
  await fail("textDocument/hover", "textDocument/completion");
  expect(await codes()).toEqual([expect.stringMatching(/^AW900 .*textDocument\/hover here \(no luck\).*completion/)]);
  expect(states.at(-1)).toBe("failed");
  const range = { start: params.position, end: { line: 0, character: 0 } };
  const actions = await client.sendRequest<{ title: string; command?: { command: string } }[]>(
    "textDocument/codeAction",
    { ...params, range: { start: { line: 0, character: 0 }, end: range.start }, context: { diagnostics: [] } },
  );
  expect(actions.flatMap(({ command }) => command?.command ?? [])).toEqual([
    "agentwright.restartServer",
    "agentwright.showLog",
    "agentwright.keepCrashText",
  ]);
  expect(await client.sendRequest("agentwright/lastCrash")).toMatchObject({
    uri,
    text: cleanAgent,
    what: "textDocument/completion",
    stack: expect.stringContaining("no luck"),
  });

  await client.sendRequest("textDocument/hover", params);
  expect(await codes()).toEqual([expect.stringMatching(/^AW900 .*textDocument\/completion here/)]);
  await client.sendRequest("textDocument/completion", params);
  expect(await codes()).toEqual([]);
  expect(states.at(-1)).toBe("ready");

  await fail("textDocument/hover");
  expect(await codes()).toHaveLength(1);
  await client.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: `${cleanAgent}# more\n` }],
  });
  expect(await codes()).toEqual([]);
});

test("a fault can be turned off as any finding", async () => {
  const quiet = emptyWorld();
  let off = false;
  const world: World = {
    ...quiet,
    surroundings: file => ({ ...quiet.surroundings(file), ...(off && { project: { rules: { AW900: "off" } } }) }),
  };
  const { client } = await serving(world);
  await open(client);
  await client.sendRequest("textDocument/hover", { ...params, position: null });
  const items = async () =>
    (await client.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", params)).items;
  expect(await items()).toMatchObject([{ code: "AW900" }]);
  off = true;
  await client.sendRequest("textDocument/hover", { ...params, position: undefined });
  await client.sendRequest("textDocument/completion", { ...params, position: null });
  expect(await items()).toEqual([]);
});

test("a request that was cancelled does no work, or its answer is thrown away", async () => {
  const status = { works: () => {}, fails: () => {} } as unknown as Status;
  const source = new CancellationTokenSource();
  let runs = 0;
  const handler = guarded(status, "test", "none", () => {
    runs++;
    source.cancel();
    return "answer";
  });
  expect(await handler({}, source.token)).toMatchObject({ code: -32800 });
  expect(await handler({}, source.token)).toMatchObject({ code: -32800 });
  expect(runs).toBe(1);
});
