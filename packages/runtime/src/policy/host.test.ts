import type { Effect, HttpRequest, HttpResponse } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { openPermissions } from "../testing/manifest.ts";
import { makeHost } from "./host.ts";
import type { HostOptions, OutgoingRequest } from "./types.ts";

const never = new AbortController().signal;

/** A host whose sender answers by path and keeps what it was asked; nothing else of the policy is replaced. */
function hostWith(options: Partial<HostOptions>, answers: Record<string, Partial<HttpResponse>> = {}) {
  const sent: OutgoingRequest[] = [];
  const host = makeHost({
    permissions: { ...openPermissions, hosts: ["api.example.org", "other.example.org"] },
    secretNames: ["KEY"],
    secret: name => (name === "KEY" ? "s3cr&t/value" : undefined),
    send: async request => {
      sent.push(request);
      return { status: 200, headers: {}, body: "", ...answers[request.url.pathname] };
    },
    ...options,
  });
  const ask = async (request: Partial<HttpRequest>) => {
    const effect: Effect = {
      id: 1,
      kind: "http",
      request: { method: "GET", url: "https://api.example.org/", ...request },
    };
    const { result, record } = await host.perform(effect, never);
    return { record, value: result.ok ? result.value : undefined, error: result.ok ? undefined : result.error };
  };
  return { host, ask, sent };
}

const bearer = { Authorization: "Bearer ${secret:KEY}" };

test("a request goes out as it was asked, and the record tells it", async () => {
  const { ask, sent } = hostWith({}, { "/": { status: 404, body: "no" } });
  const request = { method: "post", headers: { "X-A": "1" }, body: "{}" };
  const { value, record } = await ask(request);
  expect(sent[0]).toMatchObject({ method: "POST", headers: { "x-a": "1" }, body: "{}" });
  expect(value).toEqual({ status: 404, headers: {}, body: "no" });
  expect(record).toMatchObject({ kind: "http", outcome: "done", detail: "404", request });
});

test.each<[what: string, request: Partial<HttpRequest>, words: RegExp]>([
  ["a method", { method: "TRACE" }, /The method “TRACE” is not allowed/],
  ["CONNECT", { method: "CONNECT" }, /is not allowed/],
  ["a body with GET", { body: "x" }, /can't have a body/],
  ["a body that is too long", { method: "POST", body: "é".repeat(600_000) }, /1200000 bytes; at most 1048576/],
  ["a line end in a header", { headers: { "X-A": "1\r\nHost: evil" } }, /holds a character/],
  ["a header's name", { headers: { "X A": "1" } }, /not a header's name/],
  ["the host's own headers", { headers: { Host: "evil" } }, /set by the host alone/],
  ["a length of its own", { headers: { "content-length": "3" } }, /set by the host alone/],
  ["a header twice", { headers: { "X-A": "1", "x-a": "2" } }, /given twice/],
  ["half an address", { url: "/path" }, /is not a complete address/],
  ["another host", { url: "https://evil.net/" }, /not in capabilities.allowedHosts/],
  ["a secret nobody named", { headers: { a: "${secret:OTHER}" } }, /names no secret “OTHER”/],
  ["a secret in the host", { url: "https://${secret:KEY}.example.org/" }, /can't stand in the host/],
  ["a secret as password", { url: "https://u:${secret:KEY}@api.example.org/" }, /can't stand in the host/],
  ["a secret in a hidden host", { url: "https:\\\\${secret:KEY}.api.example.org/" }, /can't stand in the host/],
])("refuses %s", async (_, request, words) => {
  const { ask, sent } = hostWith({});
  const { error, record } = await ask(request);
  expect(error).toEqual({ code: "refused", message: expect.stringMatching(words) });
  expect(record).toMatchObject({ outcome: "refused", detail: error?.message });
  expect(sent).toEqual([]);
});

test("a secret is written as its place needs it, and stays a name in the record", async () => {
  const { ask, sent } = hostWith({ secret: () => 'a"b c&d' });
  const url = "https://api.example.org/v1/${secret:KEY}?k=${secret:KEY}";
  const json = { "content-type": "application/json" };
  const { record } = await ask({ method: "POST", url, headers: { ...bearer, ...json }, body: '{"k":"${secret:KEY}"}' });
  expect(sent[0]?.url.href).toBe("https://api.example.org/v1/a%22b%20c%26d?k=a%22b%20c%26d");
  expect(sent[0]?.headers.authorization).toBe('Bearer a"b c&d');
  expect(sent[0]?.body).toBe('{"k":"a\\"b c&d"}');
  expect(record.request).toMatchObject({ url, headers: bearer, body: '{"k":"${secret:KEY}"}' });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  await ask({ method: "POST", headers: form, body: "k=${secret:KEY}" });
  expect(sent[1]?.body).toBe("k=a%22b%20c%26d");
});

test("a secret that is not set, too short or unfit for a header is refused with the next step", async () => {
  const unset = await hostWith({ secret: () => undefined }).ask({ headers: bearer });
  expect(unset.error?.message).toMatch(/“KEY” is not set\. .*AGENTWRIGHT_SECRET_KEY/);
  const short = await hostWith({ secret: () => "abc" }).ask({ headers: bearer });
  expect(short.error?.message).toMatch(/fewer than 4 characters/);
  const broken = await hostWith({ secret: () => "abc\r\ndef" }).ask({ headers: bearer });
  expect(broken.error?.message).toMatch(/header “authorization”/);
});

test("no secret is asked for before the request is allowed", async () => {
  const asked: string[] = [];
  const secret = (name: string) => void asked.push(name);
  await hostWith({ secret }).ask({ url: "https://evil.net/", headers: bearer });
  await hostWith({ secret, send: undefined }).ask({ headers: bearer });
  expect(asked).toEqual([]);
});

test("with every public host allowed, a secret goes to its provider's own host alone", async () => {
  const options = { permissions: openPermissions, apiKeys: { openai: "KEY" } };
  const own = hostWith(options);
  expect((await own.ask({ url: "https://api.openai.com/v1/models", headers: bearer })).record.outcome).toBe("done");
  const other = hostWith(options);
  const { error } = await other.ask({ url: "https://api.example.org/", headers: bearer });
  expect(error?.message).toMatch(/only sent to hosts that the config lists; add “api.example.org”/);
  expect(other.sent).toEqual([]);
});

test("an answer that echoes a secret, in whatever spelling, reaches neither plugin nor record with it", async () => {
  const value = "s3cr&t/value";
  const spellings = [value, encodeURIComponent(value), encodeURIComponent(value).toLowerCase(), btoa(value)];
  const answer = { headers: { "x-echo": value }, body: spellings.join(" ") };
  const { ask, host } = hostWith({}, { "/": answer });
  const result = await ask({ headers: bearer });
  const name = "[secret:KEY]";
  expect(result.value).toEqual({ status: 200, headers: { "x-echo": name }, body: [name, name, name, name].join(" ") });
  expect(host.mask(`log ${value}`)).toBe("log ${secret:KEY}");
});

test("an error that echoes a secret is masked too, and so is a plugin that guessed one", async () => {
  const send = async () => Promise.reject(new Error("no route to s3cr&t/value"));
  const { ask } = hostWith({ send });
  const { error, record } = await ask({ headers: { ...bearer, guess: "s3cr&t/value" } });
  expect(error).toEqual({ code: "failed", message: "no route to ${secret:KEY}" });
  expect(JSON.stringify(record)).not.toContain("s3cr");
});

test("a redirect is decided on anew, hop by hop", async () => {
  const { ask, sent } = hostWith({}, { "/": { status: 302, headers: { location: "http://169.254.169.254/" } } });
  const { error } = await ask({});
  expect(error).toEqual({ code: "refused", message: expect.stringContaining("169.254.169.254") });
  expect(sent).toHaveLength(1);
});

test("a redirect to another host leaves secrets and personal headers behind", async () => {
  const moved = { status: 307, headers: { location: "https://other.example.org/new" } };
  const { ask, sent } = hostWith({}, { "/": moved });
  const headers = { ...bearer, "X-Key": "${secret:KEY}", Cookie: "a=b", "X-Kept": "1" };
  await ask({ headers });
  expect(sent[1]?.url.href).toBe("https://other.example.org/new");
  expect(sent[1]?.headers).toEqual({ "x-kept": "1" });
});

test("a redirect on the same host keeps them", async () => {
  const { ask, sent } = hostWith({}, { "/": { status: 308, headers: { location: "/new" } } });
  await ask({ method: "POST", headers: bearer, body: "x" });
  expect(sent[1]).toMatchObject({ method: "POST", body: "x", headers: { authorization: "Bearer s3cr&t/value" } });
});

test("a redirect that would carry a secret to another host in body or address is refused", async () => {
  const body = hostWith({}, { "/": { status: 308, headers: { location: "https://other.example.org/" } } });
  const posted = await body.ask({ method: "POST", body: "k=${secret:KEY}" });
  expect(posted.error?.message).toMatch(/the body holds a secret/);
  const location = `https://other.example.org/?k=${encodeURIComponent("s3cr&t/value")}`;
  const address = await hostWith({}, { "/": { status: 302, headers: { location } } }).ask({ headers: bearer });
  expect(address.error?.message).toMatch(/with a secret in the address/);
});

test("POST becomes GET after 303, and the body's headers go with the body", async () => {
  const { ask, sent } = hostWith({}, { "/": { status: 303, headers: { location: "/done" } } });
  await ask({ method: "POST", headers: { "content-type": "text/plain", a: "1" }, body: "x" });
  expect(sent[1]).toMatchObject({ method: "GET", headers: { a: "1" } });
  expect(sent[1]?.body).toBeUndefined();
});

test("five redirects are followed, six are not", async () => {
  const hop = (to: number) => ({ status: 302, headers: { location: `/${to}` } });
  const chain = { "/6": hop(5), "/5": hop(4), "/4": hop(3), "/3": hop(2), "/2": hop(1), "/1": hop(0) };
  expect((await hostWith({}, chain).ask({ url: "https://api.example.org/5" })).record.detail).toBe("200");
  expect((await hostWith({}, chain).ask({ url: "https://api.example.org/6" })).error?.message).toMatch(
    /more than 5 times/,
  );
});

test("models and flows are asked through their handlers, and refused without", async () => {
  const { host } = hostWith({ llm: async request => ({ said: request.prompt ?? null }) });
  const llm = await host.perform({ id: 7, kind: "llm", request: { prompt: "hi" } }, never);
  expect(llm.result).toEqual({ effect: 7, ok: true, value: { said: "hi" } });
  expect(llm.record).toMatchObject({ kind: "llm", outcome: "done", detail: "done" });
  const flow = await host.perform({ id: 8, kind: "flow", request: {} }, never);
  expect(flow.result).toMatchObject({
    effect: 8,
    ok: false,
    error: { code: "refused", message: expect.stringContaining("No flow can be started") },
  });
});

test("an effect ends at its own limit, even if its handler never does", async () => {
  const permissions = { ...openPermissions, timeoutSeconds: 0.02 };
  const { host } = hostWith({ permissions, llm: () => new Promise(() => {}) });
  const { result } = await host.perform({ id: 1, kind: "llm", request: {} }, never);
  expect(result).toMatchObject({ ok: false, error: { code: "failed", message: "It took longer than 0.02 seconds." } });
});
