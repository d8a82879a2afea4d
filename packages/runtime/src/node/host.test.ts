import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { callTool } from "../call.ts";
import { openPermissions } from "../testing/manifest.ts";
import { pluginWith } from "../testing/plugin.ts";
import { makeNodeHost } from "./host.ts";

afterEach(() => vi.unstubAllEnvs());

test("a tool reaches a listed server with a secret from the environment", async () => {
  const server = createServer((request, answer) => answer.end(`key ${request.headers["x-key"]}`));
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("AGENTWRIGHT_SECRET_SHOP_KEY", "k-1234567");
  const code =
    'return (await host.http({ method: "GET", url: input.url, headers: { "x-key": "${secret:SHOP_KEY}" } })).body;';
  const permissions = { ...openPermissions, hosts: [`127.0.0.1:${port}`] };
  const plugin = await pluginWith({ ask: code }, { permissions, secrets: ["SHOP_KEY"] });
  const host = makeNodeHost(plugin.manifest);
  const answer = await callTool(plugin, { tool: "ask", input: { url: `http://127.0.0.1:${port}/` }, host });
  server.close();
  expect(answer).toMatchObject({ ok: true, value: "key [secret:SHOP_KEY]" });
});
