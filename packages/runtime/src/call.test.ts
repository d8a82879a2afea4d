import type { Effect } from "@agentwright/protocol";
import { describe, expect, test } from "vitest";
import { refused } from "./call/perform.ts";
import type { EffectHost } from "./call/types.ts";
import { callTool } from "./call.ts";
import { loadPlugin } from "./load.ts";
import { manifestWith } from "./testing/manifest.ts";
import { disasters, fine, pluginWith } from "./testing/plugin.ts";
import { recurse, tinyModule, trap } from "./testing/wasm.ts";

/** Answers every effect with what it was asked, after as many milliseconds as the request says. */
const echo: EffectHost = {
  mask: text => text.replaceAll("hush", "***"),
  perform: async (effect: Effect, signal: AbortSignal) => {
    const { ms } = effect.request as { ms?: number };
    if (ms !== undefined) await new Promise(done => setTimeout(done, ms));
    if (signal.aborted) return refused(effect, "too late", "failed");
    return {
      result: { effect: effect.id, ok: true, value: effect.request as never },
      record: { kind: effect.kind, request: effect.request, outcome: "done", detail: "done", ms: 0 },
    };
  },
};

const parameters = {
  type: "object",
  properties: { a: { type: "number" }, b: { type: "number", default: 2 } },
  required: ["a"],
};

test("checks the input, fills in defaults and gives back the value", async () => {
  const plugin = await pluginWith({ ...fine }, {}, parameters);
  const answer = await callTool(plugin, { tool: "fine", input: { a: 1 } });
  expect(answer).toMatchObject({ ok: true, value: { sum: 3 }, effects: [], logs: [] });
  const wrong = await callTool(plugin, { tool: "fine", input: { a: "1" } });
  expect(wrong).toMatchObject({
    ok: false,
    error: { code: "bad-input", message: "“a” must be a number, not a text." },
  });
  const other = await callTool(plugin, { tool: "find", input: {} });
  expect(other).toMatchObject({
    ok: false,
    error: { code: "unknown-tool", message: expect.stringContaining("it has fine") },
  });
});

test("performs effects round by round and tells each", async () => {
  const code = "const one = await host.llm({ n: 1 }); const two = await host.llm({ n: one.n + 1 }); return two;";
  const plugin = await pluginWith({ ask: code });
  const answer = await callTool(plugin, { tool: "ask", input: {}, host: echo });
  expect(answer).toMatchObject({ ok: true, value: { n: 2 } });
  expect(answer.effects.map(effect => effect.request)).toEqual([{ n: 1 }, { n: 2 }]);
});

test("gives answers and records in the order of asking, whatever finished first", async () => {
  const code =
    "const seen = []; await Promise.all([30, 1, 10].map(ms => host.llm({ ms }).then(() => seen.push(ms)))); return seen;";
  const plugin = await pluginWith({ race: code });
  const answer = await callTool(plugin, { tool: "race", input: {}, host: echo });
  expect(answer).toMatchObject({ ok: true, value: [30, 1, 10] });
  expect(answer.effects.map(effect => effect.request)).toEqual([{ ms: 30 }, { ms: 1 }, { ms: 10 }]);
});

test("without a host every effect is refused, and the tool may catch that", async () => {
  const code = 'try { await host.http("https://example.org/"); } catch (error) { return error.message; }';
  const answer = await callTool(await pluginWith({ get: code }), { tool: "get", input: {} });
  expect(answer).toMatchObject({ ok: true, value: expect.stringContaining("without a host for its effects") });
  expect(answer.effects).toMatchObject([{ kind: "http", outcome: "refused" }]);
});

test("logs and errors are masked, and logs of a failing call are kept", async () => {
  const plugin = await pluginWith({ talk: 'console.log("hush now"); throw new Error("hush!");' });
  const answer = await callTool(plugin, { tool: "talk", input: {}, host: echo });
  expect(answer).toMatchObject({ ok: false, error: { code: "thrown", message: "***!" } });
  expect(answer.logs).toEqual([{ level: "info", message: "*** now" }]);
  const told = await pluginWith({ tell: 'return { hush: ["hush", 1] };' });
  expect(await callTool(told, { tool: "tell", input: {}, host: echo })).toMatchObject({ value: { "***": ["***", 1] } });
});

test("the same clock and seed give the same answer; a call sees nothing of the one before", async () => {
  const code =
    "globalThis.count = (globalThis.count ?? 0) + 1; return [count, Date.now(), Math.random(), Math.random()];";
  const plugin = await pluginWith({ roll: code });
  const roll = () => callTool(plugin, { tool: "roll", input: {}, now: 1_700_000_000_000, seed: 7 });
  const [first, second] = [await roll(), await roll()];
  expect(first).toMatchObject({ ok: true, value: [1, 1_700_000_000_000, expect.any(Number), expect.any(Number)] });
  expect(second).toMatchObject({ ok: true, value: (first as { value?: unknown }).value });
});

describe("a tool that goes wrong", () => {
  const tools = Object.fromEntries(disasters.map(([name, code]) => [name, code]));
  test.each(disasters)("%s: a clear error, and the next call works", async (name, _, code, words) => {
    const plugin = await pluginWith({ ...tools, ...fine });
    const answer = await callTool(plugin, { tool: name, input: {} });
    expect(answer).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(words) } });
    expect(await callTool(plugin, { tool: "fine", input: { a: 1, b: 2 } })).toMatchObject({
      ok: true,
      value: { sum: 3 },
    });
  });
});

test.each([
  ["trap", trap, "stuck"],
  ["recursion of the module itself", recurse, "stack-overflow"],
])("a module's %s is an answer", async (_, call, code) => {
  const plugin = await loadPlugin(tinyModule({ manifest: manifestWith(), call }));
  expect(await callTool(plugin, { tool: "go", input: {} })).toMatchObject({ ok: false, error: { code } });
});

test("a module that answers nonsense is a bad plugin", async () => {
  const plugin = await loadPlugin(tinyModule({ manifest: manifestWith(), answer: { ok: true, prepared: "yes" } }));
  expect(await callTool(plugin, { tool: "go", input: {} })).toMatchObject({ ok: false, error: { code: "bad-plugin" } });
});

describe("limits", () => {
  const forever = "for (;;) await host.llm({});";
  test.each([
    ["rounds", forever, { rounds: 3 }, "asked for effects more than 3 times"],
    ["effects", forever, { effects: 3 }, "asked for more than 3 effects"],
    ["result", 'return "x".repeat(100);', { resultBytes: 50 }, "result has 102 bytes; at most 50"],
  ] as const)("%s", async (_, code, limits, words) => {
    const answer = await callTool(await pluginWith({ go: code }), { tool: "go", input: {}, host: echo, limits });
    expect(answer).toMatchObject({ ok: false, error: { code: "limit", message: expect.stringContaining(words) } });
  });

  test("time, effects included", async () => {
    const plugin = await pluginWith({ go: "await host.llm({ ms: 60000 });" });
    const answer = await callTool(plugin, { tool: "go", input: {}, host: echo, timeoutMs: 200 });
    const message = expect.stringContaining("0.2 seconds");
    expect(answer).toMatchObject({ ok: false, error: { code: "limit", message } });
  });

  test("cancelling in the middle, and what was done is still told", async () => {
    const cancel = new AbortController();
    const host: EffectHost = {
      ...echo,
      perform: (effect, signal) => {
        if (effect.id === 2) cancel.abort();
        return effect.id === 2 ? new Promise(() => {}) : echo.perform(effect, signal);
      },
    };
    const plugin = await pluginWith({ go: "await host.llm({ n: 1 }); await host.llm({ n: 2 });" });
    const answer = await callTool(plugin, { tool: "go", input: {}, host, signal: cancel.signal });
    expect(answer).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(answer.effects.map(effect => effect.request)).toEqual([{ n: 1 }]);
  });

  test("cancelling before the call", async () => {
    const plugin = await pluginWith({ go: "return 1;" });
    const answer = await callTool(plugin, { tool: "go", input: {}, signal: AbortSignal.abort() });
    expect(answer).toMatchObject({ ok: false, error: { code: "cancelled" }, effects: [] });
  });

  test("log lines are counted and cut, and the rest is said", async () => {
    const plugin = await pluginWith({ go: 'for (let i = 0; i < 5; i++) console.warn("abcdef");' });
    const answer = await callTool(plugin, { tool: "go", input: {}, limits: { logLines: 2, logLength: 3 } });
    const line = { level: "warn", message: "abc… (3 more characters)" };
    expect(answer.logs).toEqual([line, line, { level: "warn", message: "3 more lines were not kept." }]);
  });

  test("no more effects run at once than allowed", async () => {
    let running = 0;
    let most = 0;
    const host: EffectHost = {
      ...echo,
      perform: async (effect, signal) => {
        most = Math.max(most, ++running);
        const answer = await echo.perform(effect, signal);
        running--;
        return answer;
      },
    };
    const plugin = await pluginWith({ go: "await Promise.all(Array.from({ length: 9 }, () => host.llm({ ms: 5 })));" });
    await callTool(plugin, { tool: "go", input: {}, host, limits: { parallel: 2 } });
    expect(most).toBe(2);
  });
});
