import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { pluginBytes } from "./testing/plugin.ts";

/** What a page and its Worker have, as far as this code needs it; nothing of Node's. */
const web = {
  ...{ TextEncoder, TextDecoder, URL, AbortController, AbortSignal, crypto, performance, btoa },
  ...{ setTimeout, clearTimeout, Uint8Array, WebAssembly: (globalThis as { WebAssembly?: unknown }).WebAssembly },
};

test("the core needs nothing of Node: it loads and calls a plugin with what a Worker has", async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL("./index.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "runtime",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
  });
  const context = createContext({ ...web, wasm: await pluginBytes({ add: "return input.a + input.b;" }) });
  runInContext(bundle.outputFiles[0]?.text ?? "", context);
  const call = `(async () => {
    const verified = await runtime.verifyPlugin(wasm);
    if (!verified.ok) return verified.problem;
    const answer = await runtime.callTool(verified.plugin, { tool: "add", input: { a: 2, b: 3 } });
    return JSON.stringify(answer.ok ? answer.value : answer.error);
  })()`;
  expect(await runInContext(call, context)).toBe("5");
});
