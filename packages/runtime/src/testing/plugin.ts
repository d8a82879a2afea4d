import { assemblePlugin, type PluginTool, toolModule } from "@agentwright/kernel";
import { readKernel } from "@agentwright/kernel/node";
import type { PluginManifest, ToolShape } from "@agentwright/protocol";
import { loadPlugin, type Plugin } from "../load.ts";
import { manifestWith, toolShape } from "./manifest.ts";

/** A plugin with the real kernel in it: tool name -> its JavaScript, inline or a module. */
export async function pluginBytes(
  code: Readonly<Record<string, string>>,
  changes: Partial<PluginManifest> = {},
  parameters: ToolShape["parameters"] = { type: "object", additionalProperties: true },
): Promise<Uint8Array> {
  const names = Object.keys(code);
  const manifest = manifestWith({ tools: names.map(name => toolShape(name, parameters)), ...changes });
  const tools = names.map((name): PluginTool => ({ name, kind: "code", module: `tools/${name}.js` }));
  const modules = names.map(name => ({ name: `tools/${name}.js`, source: toolModule(code[name] ?? "") }));
  return assemblePlugin(await readKernel(), { manifest, modules, tools, resources: [] });
}

/** The same, loaded. */
export async function pluginWith(...parts: Parameters<typeof pluginBytes>): Promise<Plugin> {
  return loadPlugin(await pluginBytes(...parts));
}

/** Tools that go wrong, and what a person is told of each. */
export const disasters: readonly (readonly [name: string, code: string, error: string, words: RegExp])[] = [
  ["loop", "for (;;) {}", "out-of-time", /computed longer than it may/],
  ["await", "for (;;) await 0;", "out-of-time", /computed longer/],
  ["regex", 'return /^(a+)+$/.test("a".repeat(40) + "!");', "out-of-time", /computed longer/],
  ["bomb", "const all = []; for (;;) all.push(new Uint8Array(1 << 20));", "out-of-memory", /memory/],
  ["list", "const all = []; for (;;) all.push(new Array(10000).fill(1));", "out-of-memory", /memory/],
  ["deep", "const f = n => 1 + f(n + 1); return f(0);", "stack-overflow", /call stack/],
  ["throws", 'throw new TypeError("no such order");', "thrown", /^no such order$/],
  ["never", "await new Promise(() => {});", "stuck", /never comes/],
  ["cycle", "const a = {}; a.a = a; return a;", "not-json", /./],
];

/** A tool beside them that works. */
export const fine = { fine: "return { sum: input.a + input.b };" };
