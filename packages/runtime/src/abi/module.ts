import { PluginProblem, sentenceOf } from "../problem.ts";
import { wasiModule, wasiNames } from "../wasi/names.ts";
import { type WasmModule, wasm } from "./wasm.ts";

const functions = ["agent_abi_version", "agent_alloc", "agent_free", "agent_call"];

/**
 * Compiles a plugin and checks from outside that it can be run here: it is valid WebAssembly, exports the ABI, and
 * imports nothing; if `withWasi`, nothing but the functions of WASI that are answered or refused here. Throws a `PluginProblem`.
 */
export async function compileModule(bytes: Uint8Array, withWasi: boolean): Promise<WasmModule> {
  const module = await compile(bytes);
  const exported = new Map(wasm.Module.exports(module).map(item => [item.name, item.kind]));
  const missing = functions.filter(name => exported.get(name) !== "function");
  if (exported.get("memory") !== "memory") missing.push("memory");
  if (missing.length > 0) {
    throw new PluginProblem("plugin", `The module is not an agent plugin: it does not export ${missing.join(", ")}.`);
  }
  const unknown = wasm.Module.imports(module).find(item => !(withWasi && isWasi(item)));
  if (unknown !== undefined) {
    throw new PluginProblem(
      "plugin",
      `The plugin asks its host for ${unknown.module}.${unknown.name}, which is not given here; it was not loaded.`,
    );
  }
  return module;
}

function isWasi({ module, name, kind }: ReturnType<typeof wasm.Module.imports>[number]): boolean {
  return module === wasiModule && kind === "function" && wasiNames.includes(name);
}

async function compile(bytes: Uint8Array): Promise<WasmModule> {
  try {
    return await wasm.compile(bytes);
  } catch (error) {
    throw new PluginProblem("plugin", `The file is not valid WebAssembly: ${sentenceOf(error)}.`);
  }
}
