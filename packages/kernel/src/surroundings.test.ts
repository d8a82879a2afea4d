import fc from "fast-check";
import { expect, test } from "vitest";
import { startTools } from "./testing/plugin.ts";

const echo = startTools({ echo: "return input.value", wire: "return [...new TextEncoder().encode(input.value)]" });

test("any text comes back as it went in", () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code));
  const anyUnits = fc.array(unit, { maxLength: 40 }).map(units => units.join(""));
  fc.assert(
    fc.property(fc.oneof(anyUnits, fc.string({ unit: "binary" })), text => {
      expect(echo.value("echo", { value: text })).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test("any JSON value comes back as it went in", () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(echo.value("echo", { value: value as never })).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 300 },
  );
});

test("a tool encodes any text as UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), text => {
      expect(echo.value("wire", { value: text })).toEqual([...new TextEncoder().encode(text)]);
    }),
    { numRuns: 200 },
  );
});

test("a tool decodes any bytes as the platform does", () => {
  const plugin = startTools({ read: "return new TextDecoder().decode(new Uint8Array(input.bytes))" });
  const byte = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 12 }), bytes => {
      expect(plugin.value("read", { bytes })).toBe(new TextDecoder().decode(new Uint8Array(bytes)));
    }),
    { numRuns: 500 },
  );
});

test("the same seed gives the same numbers, another seed others", () => {
  const plugin = startTools({ dice: "return Array.from({ length: 20 }, () => Math.random())" });
  const roll = (seed?: number) =>
    plugin.send({ op: "tool", name: "dice", input: {}, ...(seed === undefined ? {} : { seed }) });
  const values = (seed?: number) => (roll(seed) as unknown as { value: number[] }).value;
  expect(values(7)).toEqual(values(7));
  expect(values(7)).not.toEqual(values(8));
  expect(values()).not.toEqual(values());
  for (const value of values(123456789012)) expect(value >= 0 && value < 1).toBe(true);
});

test("two fresh instances answer alike if nothing is said about time and chance", () => {
  const tools = {
    all: "return [Math.random(), Date.now(), performance.now(), new Date().getTimezoneOffset(), [...new Set(['b', 'a'])]]",
  };
  expect(startTools(tools).value("all")).toEqual(startTools(tools).value("all"));
});

test("addresses are read as the platform reads them", () => {
  const plugin = startTools({
    read: "try { const url = new URL(input.address, input.base); return [url.href, url.origin, url.host, url.pathname, url.search, url.hash, [...url.searchParams]] } catch (error) { return error.name }",
  });
  const expected = (address: string, base?: string) => {
    try {
      const url = new URL(address, base);
      return [url.href, url.origin, url.host, url.pathname, url.search, url.hash, [...url.searchParams]];
    } catch (error) {
      return (error as Error).name;
    }
  };
  const base = "https://base.org/dir/file?q#h";
  const addresses = [
    "http://a.b/c?d#e",
    "HTTPS://U:p%20w@Ex.ORG:443/a/../b/./c//d?x=1&y=ä#ü",
    "//x.org:80/p",
    "/abs?q",
    "rel/p",
    "../up",
    "?only",
    "#h",
    "",
    "mailto:a@b",
    "http://[::1]:80/",
    "nope",
    "http://",
    "http://a b/",
    "http://x:99999/",
    "http://x/%zz?b=%41+c",
    'http://x/"<>`{}|^\'?"<>`{}|^\'#"<>`{}',
    "file:///a/b",
    "http://x/a;b=c,d@e:f?a=1&a=2&=3&b",
    " http://x.org/.. ",
    "http://x/%2e%2e/y/😀",
    "foo://bar/baz?q",
    "foo:bar/baz",
  ];
  for (const address of addresses) {
    expect([address, plugin.value("read", { address })]).toEqual([address, expected(address)]);
    expect([address, plugin.value("read", { address, base })]).toEqual([address, expected(address, base)]);
  }
});

test("plain parts of the web are there", () => {
  const plugin = startTools({
    clone:
      "const from = { at: new Date(0), map: new Map([['a', [1]]]) }; from.self = from; const to = structuredClone(from); return [to !== from, to.self === to, to.at.getTime(), to.map.get('a')]",
    abort:
      "const control = new AbortController(); let heard = 0; control.signal.addEventListener('abort', () => heard++); control.abort(); control.abort(); return [heard, control.signal.aborted, control.signal.reason.name]",
    base64: "return [btoa('abc'), atob('YWJj')]",
    later: "const order = []; queueMicrotask(() => order.push(2)); order.push(1); await null; return order",
    form: "const form = new URLSearchParams({ a: '1 2', b: 'ä&' }); form.append('a', '3'); return [form.toString(), form.getAll('a'), form.size]",
  });
  expect(plugin.value("clone")).toEqual([true, true, 0, [1]]);
  expect(plugin.value("abort")).toEqual([1, true, "AbortError"]);
  expect(plugin.value("base64")).toEqual(["YWJj", "abc"]);
  expect(plugin.value("later")).toEqual([1, 2]);
  expect(plugin.value("form")).toEqual(["a=1+2&b=%C3%A4%26&a=3", ["1 2", "3"], 3]);
});

test("what a tool logs can be read", () => {
  const plugin = startTools({
    say: "console.log('got', 5, { a: ['x', null] }, new Map([['k', 1n]]), new TypeError('no')); Promise.reject(new Error('lost'))",
  });
  expect(plugin.answer("say")).toMatchObject({
    logs: [
      { level: "info", message: 'got 5 { a: ["x", null] } Map { "k" => 1n } TypeError: no' },
      { level: "error", message: "A promise was rejected and nobody handled it: Error: lost" },
    ],
  });
});

test("effects that nobody waits for are not lost without a word", () => {
  const plugin = startTools({ send: "host.http('https://example.org'); return 1" });
  const logs = [{ level: "warn", message: "1 effects were asked for but not awaited, so they were not done." }];
  expect(plugin.answer("send")).toMatchObject({ status: "done", value: 1, logs });
});
