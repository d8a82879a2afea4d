import { expect, test } from "vitest";
import { fileOf } from "./testing/parts.ts";
import { startTools } from "./testing/plugin.ts";

/** What a tool may do wrong, the code that says so, and the line of the tool that is to blame, if there is one. */
const disasters: Record<string, { readonly code: string; readonly tool: string; readonly line?: number }> = {
  "an endless loop": { code: "out-of-time", tool: "\nwhile (true) {}", line: 2 },
  "an endless chain of promises": { code: "out-of-time", tool: "while (true) await 0" },
  "an endless loop after an await": { code: "out-of-time", tool: "await 0;\nfor (let i = 0; ; i++) i--", line: 2 },
  "an endless loop that catches": { code: "out-of-time", tool: "while (true) try { while (true); } catch {}", line: 1 },
  "an endless getter": { code: "out-of-time", tool: "return { get a() { while (true); } }" },
  "an endless toJSON": { code: "out-of-time", tool: "return { toJSON() { while (true); } }" },
  "a regular expression that backtracks": { code: "out-of-time", tool: "return /^(a+)+$/.test('a'.repeat(50) + 'b')" },
  "endless parsing": { code: "out-of-time", tool: "while (true) JSON.parse('[1,2,3]')" },
  "an array that grows": {
    code: "out-of-memory",
    tool: "const all = [];\nwhile (true) all.push(new Array(999).fill(1))",
    line: 2,
  },
  "objects that grow": { code: "out-of-memory", tool: "let all = {}; while (true) all = { all, n: 1 }" },
  "a text that doubles": { code: "out-of-memory", tool: "let text = 'x'; while (true) text += text" },
  "one huge buffer": { code: "out-of-memory", tool: "return new Uint8Array(900_000_000).length" },
  "a memory bomb that catches": {
    code: "out-of-memory",
    tool: "const a = []; while (true) try { while (true) a.push({}) } catch {}",
  },
  "deep recursion": { code: "stack-overflow", tool: "const down = n => down(n + 1) + 1;\nreturn down(0)", line: 1 },
  "deep recursion through a built-in function": { code: "stack-overflow", tool: "const f = () => [1].map(f); f()" },
  "deep recursion through a getter": { code: "stack-overflow", tool: "return { get a() { return this.a } }.a" },
  "deep recursion through await": { code: "stack-overflow", tool: "const f = async () => { await f() }; await f()" },
  "deeply nested JSON": { code: "stack-overflow", tool: "return JSON.parse('['.repeat(99999))" },
  "deeply nested code": { code: "stack-overflow", tool: "return new Function('return ' + '['.repeat(9999))" },
  "a deeply nested result": { code: "not-json", tool: "let a = []; for (let i = 0; i < 99999; i++) a = [a]; return a" },
  "an error of its own": { code: "thrown", tool: "\n\nthrow new TypeError('no')", line: 3 },
  "a thrown text": { code: "thrown", tool: "throw 'no'" },
  "a thrown nothing": { code: "thrown", tool: "throw undefined" },
  "an error that can't be read": {
    code: "thrown",
    tool: "throw Object.defineProperty(new Error, 'message', { get() { throw 1 } })",
  },
  "a promise that never comes": { code: "stuck", tool: "await new Promise(() => {})" },
  "a BigInt": { code: "not-json", tool: "return { total: 10n }" },
  "a circle": { code: "not-json", tool: "const a = {}; a.a = a; return a" },
  "a function": { code: "not-json", tool: "return () => 1" },
  "a function inside": { code: "not-json", tool: "return [{ run() {} }]" },
  "a symbol": { code: "not-json", tool: "return Symbol('x')" },
  "a Map": { code: "not-json", tool: "return { found: new Map([[1, 2]]) }" },
};

for (const [name, { code, tool, line }] of Object.entries(disasters)) {
  test(`${name} ends in a clear error, and the next call works`, () => {
    const plugin = startTools(
      { tool, next: "return 'fine'" },
      { limits: { memoryMb: 16, computeMs: code === "out-of-time" ? 50 : 1000 } },
    );
    const error = plugin.error("tool");
    expect(error).toMatchObject({ code });
    expect(error.message).toMatch(/\S/);
    if (line !== undefined) expect(error.stack?.[0]).toMatchObject({ file: fileOf("tool"), line });
    expect(plugin.value("next")).toBe("fine");
  });
}

test("the same disaster again and again ends the same way", () => {
  const plugin = startTools({ bomb: "const a = []; while (true) a.push({})", loop: "while (true);", next: "return 1" });
  const codes = ["bomb", "loop", "bomb", "loop", "bomb"].map(tool => plugin.error(tool).code);
  expect(codes).toEqual(["out-of-memory", "out-of-time", "out-of-memory", "out-of-time", "out-of-memory"]);
  expect(plugin.value("next")).toBe(1);
});

test("a call that waits is told when another one made the plugin start afresh", () => {
  const plugin = startTools({ wait: "return (await host.http('https://example.org')).body", loop: "while (true);" });
  const waiting = plugin.answer("wait");
  plugin.error("loop");
  const call = "call" in waiting ? (waiting.call ?? 0) : 0;
  expect(plugin.send({ op: "poll", call })).toMatchObject({ ok: false, error: { code: "unknown-call" } });
  expect(plugin.answer("wait")).toMatchObject({ status: "pending", call: call + 2 });
});

test("a tool sees nothing of the machine and nothing of other kinds of hosts", () => {
  const names = [
    "process",
    "fetch",
    "require",
    "module",
    "Deno",
    "Bun",
    "Buffer",
    "XMLHttpRequest",
    "WebSocket",
    "window",
    "self",
    "std",
    "os",
    "print",
    "WebAssembly",
  ];
  const plugin = startTools({ kinds: "return input.names.filter(name => name in globalThis)" });
  expect(plugin.value("kinds", { names })).toEqual([]);
});

test("a missing fetch or timer says what to use instead", () => {
  const plugin = startTools({ get: "return fetch('https://example.org')", wait: "setTimeout(() => {}, 10)" });
  expect(plugin.error("get").message).toBe("fetch is not defined; use host.http(url) instead");
  expect(plugin.error("wait").message).toBe("A plugin has no timers, so setTimeout can't be used.");
});

test("more memory may be asked for", () => {
  const tools = { fill: "return new Array(10_000_000).fill(1).length" };
  expect(startTools(tools).error("fill").code).toBe("out-of-memory");
  expect(startTools(tools, { limits: { memoryMb: 256 } }).value("fill")).toBe(10_000_000);
});

test("more computing may be asked for", () => {
  const tools = { count: "let n = 0; for (let i = 0; i < 1_000_000; i++) n += i % 7; return n" };
  expect(startTools(tools, { limits: { computeMs: 10 } }).error("count").code).toBe("out-of-time");
  expect(startTools(tools).value("count")).toBe(2999997);
});

test("a budget is one request's alone", () => {
  const plugin = startTools({ half: "for (let i = 0; i < 100_000; i++); return 1" }, { limits: { computeMs: 20 } });
  for (let i = 0; i < 30; i++) expect(plugin.value("half")).toBe(1);
});
