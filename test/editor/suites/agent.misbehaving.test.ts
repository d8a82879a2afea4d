import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Log } from "../../../client/src/log/log.ts";
import type { SecretStore } from "../../../client/src/secrets/store.ts";
import type { ServerDoor } from "../../../client/src/server/door.ts";
import { startServer } from "../../../client/src/server/server.ts";
import { afterEach, describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { create, positionAfter } from "./support/workspace.ts";

/** A server in a few lines: what it answers to a request, or does instead. */
const server = (behaviour: string): string => `
const send = message => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  process.stdout.write("Content-Length: " + Buffer.byteLength(text) + "\\r\\n\\r\\n" + text);
};
const capabilities = { textDocumentSync: 1, hoverProvider: true, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } };
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const items = [{ range, message: "from " + process.pid, source: "misbehaving" }];
const usual = {
  initialize: id => send({ id, result: { capabilities } }),
  "textDocument/diagnostic": id => send({ id, result: { kind: "full", items } }),
  shutdown: id => send({ id, result: null }),
  exit: () => process.exit(0),
};
const own = { ${behaviour} };
let held = Buffer.alloc(0);
process.stdin.on("data", data => {
  held = Buffer.concat([held, data]);
  for (;;) {
    const match = /^Content-Length: (\\d+)\\r\\n\\r\\n/.exec(held.subarray(0, 100).toString());
    if (!match || held.length < match[0].length + Number(match[1])) return;
    const { id, method } = JSON.parse(held.subarray(match[0].length, match[0].length + Number(match[1])));
    held = held.subarray(match[0].length + Number(match[1]));
    (own[method] ?? usual[method])?.(id);
  }
});
`;

const channel = vscode.window.createOutputChannel("Misbehaving servers", { log: true });
const log: Log = Object.assign(Object.create(channel), { lastLines: () => [], redact: (text: string) => text });
const secrets = { names: async () => [] } as unknown as SecretStore;
const doors: ServerDoor[] = [];

function start(behaviour: string): ServerDoor {
  const folder = mkdtempSync(join(os.tmpdir(), "agentwright-misbehaving-"));
  const path = join(folder, "server.cjs");
  writeFileSync(path, server(behaviour));
  const door = startServer(path, "0.0.0", folder, log, secrets);
  doors.push(door);
  return door;
}

const found = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "misbehaving");

async function took(work: Promise<unknown>): Promise<number> {
  const begin = Date.now();
  await work;
  return Date.now() - begin;
}

describe("servers that misbehave", () => {
  afterEach(async () => {
    for (const door of doors.splice(0)) await door.stop();
  });

  it("one that crashes on a request: its findings go, a new one takes over with its own", async () => {
    const document = await create("misbehaving/crash.agent.yaml", "identity: 1\n");
    const door = start('"textDocument/hover": () => process.abort()');
    const first = await until("findings of the first", () => found(document.uri)[0]?.message);
    assert.equal(first, `from ${door.pid}`);
    void vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, positionAfter(document, "iden"));
    await until("findings of the second alone", () => {
      const [only, ...more] = found(document.uri).map(({ message }) => message);
      return more.length === 0 && only !== undefined && only !== first;
    });
    assert.equal(door.state.state, "ready");
  });

  it("one that crashes at once stays down, says so, and has no findings", async () => {
    const document = await create("misbehaving/start.agent.yaml", "identity: 1\n");
    const door = start("initialize: () => process.exit(3)");
    await until("the end of patience", () => door.state.state === "stopped");
    assert.deepEqual(found(document.uri), []);
    await assert.rejects(door.explain(document.uri, []), /stopped/);
  });

  it("one that never takes the greeting can be stopped at any time", async () => {
    const door = start("initialize: () => {}");
    await until("its process", () => door.pid !== undefined);
    assert((await took(door.stop())) < 3000);
  });

  it("one that hangs is ended, and a new one takes over, without anybody's doing", async () => {
    const document = await create("misbehaving/alone.agent.yaml", "identity: 1\n");
    const door = start(
      '"textDocument/hover": () => { for (;;); }, "agentwright/alive": id => send({ id, result: null })',
    );
    const first = await until("its findings", () => found(document.uri)[0]?.message);
    void vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, positionAfter(document, "iden"));
    await until("findings of the second alone", () => {
      const [only, ...more] = found(document.uri).map(({ message }) => message);
      return more.length === 0 && only !== undefined && only !== first;
    });
    assert.equal(door.state.state, "ready");
  });

  it("one that hangs, or never ends, is restarted and stopped in time", async () => {
    const document = await create("misbehaving/hang.agent.yaml", "identity: 1\n");
    const door = start('"textDocument/hover": () => { for (;;); }, shutdown: () => {}');
    const first = await until("its findings", () => found(document.uri)[0]?.message);
    void vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, positionAfter(document, "iden"));
    const restart = door.restart();
    assert((await took(restart)) < 6000);
    await until("findings of the second alone", () => {
      const [only, ...more] = found(document.uri).map(({ message }) => message);
      return more.length === 0 && only !== undefined && only !== first;
    });
    assert((await took(door.stop())) < 3000);
    assert.deepEqual(found(document.uri), []);
  });
});
