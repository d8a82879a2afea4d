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
