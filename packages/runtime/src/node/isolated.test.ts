import type { PluginManifest } from "@agentwright/protocol";
import { describe, expect, test } from "vitest";
import { makeHost } from "../policy/host.ts";
import { manifestWith, openPermissions } from "../testing/manifest.ts";
import { disasters, fine, pluginBytes } from "../testing/plugin.ts";
import { forever, tinyModule } from "../testing/wasm.ts";
import { runIsolated } from "./isolated.ts";

const manifest: PluginManifest = manifestWith();
const timeoutMs = 15_000;

describe("a tool that goes wrong, in its own thread", () => {
  const tools = Object.fromEntries(disasters.map(([name, code]) => [name, code]));
  test.each(disasters)("%s: a clear error, and the next call works", async (name, _, code, words) => {
    const wasm = await pluginBytes({ ...tools, ...fine });
    const answer = await runIsolated({ wasm, tool: name, input: {}, timeoutMs, computeMs: timeoutMs });
    expect(answer).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(words) } });
    const next = await runIsolated({ wasm, tool: "fine", input: { a: 1, b: 2 }, timeoutMs });
    expect(next).toMatchObject({ ok: true, value: { sum: 3 } });
  });
});

test("a module that never comes back is ended, by stretch and by the whole", async () => {
  const wasm = tinyModule({ manifest, call: forever });
  const stretch = await runIsolated({ wasm, tool: "go", input: {}, timeoutMs, computeMs: 200 });
  expect(stretch).toMatchObject({
    ok: false,
    error: { code: "limit", message: expect.stringMatching(/computed longer than 0.2 seconds/) },
  });
  const whole = await runIsolated({ wasm, tool: "go", input: {}, timeoutMs: 200 });
  expect(whole).toMatchObject({
    ok: false,
    error: { code: "limit", message: expect.stringMatching(/longer than its 0.2 seconds/) },
  });
});

test("a module that never comes back can be cancelled", async () => {
  const wasm = tinyModule({ manifest, call: forever });
  const cancel = new AbortController();
  const running = runIsolated({ wasm, tool: "go", input: {}, timeoutMs, signal: cancel.signal });
  setTimeout(() => cancel.abort(), 100);
  expect(await running).toMatchObject({ ok: false, error: { code: "cancelled" } });
  const late = runIsolated({ wasm, tool: "go", input: {}, timeoutMs, signal: AbortSignal.abort() });
  expect(await late).toMatchObject({ ok: false, error: { code: "cancelled" } });
});

test("what is no plugin is a bad plugin", async () => {
  const answer = await runIsolated({ wasm: new Uint8Array(9), tool: "go", input: {}, timeoutMs });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "bad-plugin", message: expect.stringMatching(/not a WebAssembly module/) },
  });
});

test("effects are done outside the thread, where the secrets are", async () => {
  const code =
    'const headers = { authorization: "Bearer ${secret:KEY}" };' +
    'const answer = await host.http({ method: "GET", url: "https://api.example.org/", headers });' +
    "console.log(answer.body); return answer.body;";
  const wasm = await pluginBytes({ get: code });
  const seen: string[] = [];
  const host = makeHost({
    permissions: { ...openPermissions, hosts: ["api.example.org"] },
    secretNames: ["KEY"],
    secret: () => "top-secret",
    send: async ({ headers }) => {
      seen.push(headers.authorization ?? "");
      return { status: 200, headers: {}, body: `you sent ${headers.authorization}` };
    },
  });
  const answer = await runIsolated({ wasm, tool: "get", input: {}, host, timeoutMs });
  expect(seen).toEqual(["Bearer top-secret"]);
  expect(answer).toMatchObject({ ok: true, value: "you sent Bearer [secret:KEY]" });
  expect(answer.effects).toMatchObject([{ kind: "http", outcome: "done", detail: "200" }]);
  expect(JSON.stringify(answer)).not.toContain("top-secret");
});

test("a value that holds a secret is masked, however it is written", async () => {
  const code =
    'await host.http({ method: "GET", url: "https://api.example.org/", headers: { k: "${secret:KEY}" } });' +
    'return { plain: "top" + "/secret", escaped: ["top" + "\\\\/secret"] };';
  const wasm = await pluginBytes({ get: code });
  const host = makeHost({
    permissions: { ...openPermissions, hosts: ["api.example.org"] },
    secretNames: ["KEY"],
    secret: () => "top/secret",
    send: async () => ({ status: 200, headers: {}, body: "" }),
  });
  const answer = await runIsolated({ wasm, tool: "get", input: {}, host, timeoutMs });
  expect(answer).toMatchObject({ ok: true, value: { plain: "${secret:KEY}", escaped: ["${secret:KEY}"] } });
});

test("a thread that can't be started is told", async () => {
  const wasm = await pluginBytes(fine);
  const worker = new URL("./nowhere.js", import.meta.url);
  const answer = await runIsolated({ wasm, tool: "fine", input: {}, timeoutMs, worker });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "bad-plugin", message: expect.stringMatching(/could not be run/) },
  });
});
