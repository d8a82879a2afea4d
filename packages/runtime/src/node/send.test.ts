import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Effect, HttpRequest, HttpResponse } from "@agentwright/protocol";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeHost } from "../policy/host.ts";
import type { HostOptions } from "../policy/types.ts";
import { openPermissions } from "../testing/manifest.ts";
import { nodeSender } from "./send.ts";

let hits: { method?: string; url?: string; headers: Record<string, unknown>; body: string }[] = [];
let port = 0;

const pages: Record<string, RequestListener> = {
  "/gzip": (_, answer) => answer.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("packed ü")),
  "/bomb": (_, answer) => answer.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(200_000))),
  "/latin": (_, answer) =>
    answer.writeHead(200, { "content-type": "text/plain; charset=latin1" }).end(Buffer.from([0xfc])),
  "/long": (_, answer) => answer.writeHead(200, { "content-length": "200000" }).end(Buffer.alloc(200_000)),
  "/endless": (_, answer) => {
    const more = (): void => void (answer.destroyed || answer.write(Buffer.alloc(1000), () => setImmediate(more)));
    more();
  },
  "/silent": () => {},
  "/cut": (_, answer) => answer.writeHead(200, { "content-length": "10" }).write("abc", () => answer.destroy()),
  "/away": (_, answer) => answer.writeHead(302, { location: "http://10.0.0.1/" }).end(),
  "/name": (_, answer) => answer.writeHead(302, { location: `http://localhost:${port}/` }).end(),
  "/loop": (_, answer) => answer.writeHead(302, { location: "/loop" }).end(),
};

const server = createServer((request, answer) => {
  let body = "";
  request.on("data", chunk => (body += String(chunk)));
  request.on("end", () => {
    hits.push({ method: request.method, url: request.url, headers: request.headers, body });
    const page = pages[request.url ?? ""];
    if (page) page(request, answer);
    else answer.writeHead(200, { "x-a": "1", "set-cookie": ["a=1", "b=2"] }).end("hello ü");
  });
});

beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  hits = [];
});

async function ask(path: string, request: Partial<HttpRequest> = {}, options: Partial<HostOptions> = {}) {
  const permissions = { ...openPermissions, hosts: ["127.0.0.1"] };
  const limits = { responseBytes: 100_000 };
  const host = makeHost({ permissions, send: nodeSender(), limits, ...options });
  const url = `http://127.0.0.1:${port}${path}`;
  const effect: Effect = { id: 1, kind: "http", request: { method: "GET", url, ...request } };
  const { result, record } = await host.perform(effect, new AbortController().signal);
  const value = result.ok ? (result.value as unknown as HttpResponse) : undefined;
  return { value, code: result.ok ? "" : result.error.code, message: result.ok ? "" : result.error.message, record };
}

test("sends and reads, with no more headers than said", async () => {
  const { value, record } = await ask("/a?b=c#d", { method: "PUT", headers: { "X-Own": "y" }, body: "grüße" });
  expect(value).toMatchObject({ status: 200, body: "hello ü", headers: { "x-a": "1", "set-cookie": "a=1, b=2" } });
  expect(hits).toMatchObject([{ method: "PUT", url: "/a?b=c", body: "grüße" }]);
  expect(Object.keys(hits[0]?.headers ?? {}).sort()).toEqual(
    ["accept-encoding", "connection", "content-length", "host", "user-agent", "x-own"].sort(),
  );
  // No connection is kept: another plugin, with other permissions, must not find it open.
  expect(hits[0]?.headers.connection).toBe("close");
  expect(record).toMatchObject({ outcome: "done", detail: "200" });
});

test("unpacks and decodes", async () => {
  expect((await ask("/gzip")).value?.body).toBe("packed ü");
  expect((await ask("/latin")).value?.body).toBe("ü");
});

test.each(["/long", "/endless", "/bomb"])("%s: stops at the limit instead of cutting in silence", async path => {
  expect(await ask(path)).toMatchObject({ code: "failed", message: expect.stringContaining("more than 100000 bytes") });
});

test("says what went wrong", async () => {
  expect((await ask("/cut")).message).toMatch(/broke off the connection/);
  const closed = await freePort();
  expect((await ask("/", { url: `http://127.0.0.1:${closed}/` })).message).toBe(
    `“127.0.0.1:${closed}” refused the connection.`,
  );
  const secure = await ask("/", { url: `https://127.0.0.1:${port}/` });
  expect(secure).toMatchObject({ code: "failed" });
  expect(secure.message).not.toBe("");
});

test("a server that never answers is left at the effect's limit", async () => {
  const permissions = { ...openPermissions, hosts: ["127.0.0.1"], timeoutSeconds: 0.1 };
  expect((await ask("/silent", {}, { permissions })).message).toBe("It took longer than 0.1 seconds.");
});

test("redirects are checked before they are followed", async () => {
  expect((await ask("/away")).message).toMatch(/“10.0.0.1” is not in capabilities.allowedHosts/);
  expect((await ask("/name")).message).toMatch(/“localhost” is not in/);
  expect((await ask("/loop")).message).toMatch(/more than 5 times/);
});

test("this machine is out of reach unless listed", async () => {
  const { code, message } = await ask("/", {}, { permissions: openPermissions });
  expect(code).toBe("refused");
  expect(message).toMatch(/this machine/);
  expect(hits).toEqual([]);
});

test("a public name that leads to this machine is refused before the connection", async () => {
  const send = nodeSender({ resolve: async () => [{ address: "127.0.0.1", family: 4 }] });
  const url = `https://rebind.example.org:${port}/`;
  const permissions = { ...openPermissions, hosts: [`rebind.example.org:${port}`] };
  const { code, message } = await ask("/", { url }, { send, permissions });
  expect(code).toBe("refused");
  expect(message).toMatch(/“rebind.example.org” leads to 127.0.0.1, which is this machine/);
});

test("one bad address among good ones is enough", async () => {
  const addresses = [
    { address: "93.184.216.34", family: 4 },
    { address: "10.0.0.1", family: 4 },
  ];
  const send = nodeSender({ resolve: async () => addresses });
  const { message } = await ask("/", { url: "https://mixed.example.org/" }, { send, permissions: openPermissions });
  expect(message).toMatch(/leads to 10.0.0.1/);
});

test("the address that was checked is the one that is connected to: a name is resolved once", async () => {
  let asked = 0;
  const resolve = async () => [{ address: asked++ === 0 ? "127.0.0.1" : "127.0.0.2", family: 4 }];
  const permissions = { ...openPermissions, hosts: ["localhost"] };
  const { value } = await ask(
    "/",
    { url: `http://localhost:${port}/` },
    { send: nodeSender({ resolve }), permissions },
  );
  expect(value?.status).toBe(200);
  expect(asked).toBe(1);
});

test("a name without an address is told", async () => {
  const send = nodeSender({ resolve: async () => Promise.reject(new Error("ENOTFOUND")) });
  const { message } = await ask("/", { url: "https://nowhere.example.org/" }, { send, permissions: openPermissions });
  expect(message).toBe("The host “nowhere.example.org” was not found.");
});

async function freePort(): Promise<number> {
  const other = createServer();
  await new Promise<void>(done => other.listen(0, "127.0.0.1", done));
  const { port: free } = other.address() as AddressInfo;
  await new Promise(done => other.close(done));
  return free;
}
