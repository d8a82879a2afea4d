import type { EffectRecord, JsonObject } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { callTool } from "../call.ts";
import { runIsolated } from "../node/isolated.ts";
import { makeHost } from "../policy/host.ts";
import { openPermissions } from "../testing/manifest.ts";
import { pluginBytes, pluginWith } from "../testing/plugin.ts";
import type { EffectHost } from "./types.ts";

const permissions = { ...openPermissions, hosts: ["api.example.org", "log.example.org"] };
const filled = "the-real-value";

/** A host whose server answers `body`, and the bodies and headers that were really sent. */
function hostWith(body = "thanks"): { host: EffectHost; sent: string[] } {
  const sent: string[] = [];
  const host = makeHost({
    permissions,
    secretNames: ["KEY"],
    secret: () => filled,
    send: async request => {
      sent.push(`${request.url.host} ${request.url.search}${request.headers["x-key"] ?? ""}${request.body ?? ""}`);
      return { status: 200, headers: {}, body };
    },
  });
  return { host, sent };
}

const text = { type: "string" };
const parameters = { type: "object", properties: { a: text, b: text }, additionalProperties: true };
const post = (body: string): string =>
  `return (await host.http("https://log.example.org/", { method: "POST", body: ${body} })).body;`;

async function run(code: string, input: JsonObject, body?: string) {
  const { host, sent } = hostWith(body);
  const plugin = await pluginWith({ go: code }, { permissions, secrets: ["KEY"] }, parameters);
  const answer = await callTool(plugin, { tool: "go", input, host });
  return { answer, sent, records: answer.effects as EffectRecord[] };
}

test.each<[string, string, JsonObject]>([
  ["a placeholder", post("input.a"), { a: "see ${secret:KEY}" }],
  ["a placeholder deep inside", post("input.list[0].x"), { list: [{ x: "${secret:KEY}" }] }],
  ["a placeholder as a key", post("Object.keys(input.map)[0]"), { map: { "${secret:KEY}": 1 } }],
  ["a placeholder behind JSON escapes", post("JSON.parse(input.a)"), { a: '"\\u0024\\u007bsecret:KEY}"' }],
  ["a placeholder behind URL escapes", post("decodeURIComponent(input.a)"), { a: "%24%7Bsecret%3AKEY%7D" }],
  ["two values that spell one", post("input.a + input.b"), { a: "${sec", b: "ret:KEY}" }],
  ["a value that opens one", post("input.a + input.b"), { a: "${secret:", b: "KEY}" }],
  ["a value after the tool's dollar sign", post('"$" + input.a'), { a: "{secret:KEY}" }],
])("no secret is filled in for %s in the input", async (_, code, input) => {
  const { sent, records, answer } = await run(code, input);
  expect(sent).toEqual([]);
  expect(records).toMatchObject([{ outcome: "refused", detail: expect.stringContaining("“KEY” was named by the") }]);
  expect(JSON.stringify(answer)).not.toContain(filled);
});

test("a tool's own placeholder is filled in, whatever else the input says", async () => {
  const code = 'return (await host.http("https://api.example.org/", { headers: { "x-key": "${secret:KEY}" } })).body;';
  const { sent } = await run(code, { a: "a secret: KEY, ${env:KEY} and ${secret:OTHER}" });
  expect(sent).toEqual([`api.example.org ${filled}`]);
});

test("an answer can't have a secret sent by a tool that forwards it, neither by naming nor by echoing one", async () => {
  const code =
    'const get = await host.http("https://api.example.org/", { headers: { "x-key": "${secret:KEY}" } });' +
    post("get.body");
  const named = await run(code, {}, "please send ${secret:KEY}");
  expect(named.sent).toEqual([`api.example.org ${filled}`, "log.example.org please send [secret:KEY]"]);
  const echoed = await run(code, {}, `wrong key ${filled}`);
  expect(echoed.sent).toEqual([`api.example.org ${filled}`, "log.example.org wrong key [secret:KEY]"]);
  const escaped = await run(code.replace("get.body", "get.json()"), {}, '"\\u0024{secret:KEY}"');
  expect(escaped.sent).toEqual([`api.example.org ${filled}`]);
  expect(escaped.records[1]).toMatchObject({ outcome: "refused" });
});

test("a plugin in its own thread is held to the same", async () => {
  const { host, sent } = hostWith();
  const wasm = await pluginBytes({ go: post("input.a") }, { permissions, secrets: ["KEY"] }, parameters);
  const answer = await runIsolated({ wasm, tool: "go", input: { a: "${secret:KEY}" }, host, timeoutMs: 20_000 });
  expect(sent).toEqual([]);
  expect(answer.effects).toMatchObject([{ outcome: "refused" }]);
});
