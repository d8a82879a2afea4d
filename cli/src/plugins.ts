import type { PluginManifest } from "@agentwright/protocol";
import { PluginProblem, readAnyManifest, readBundle } from "@agentwright/runtime";
import { isAgentFile } from "@agentwright/workspace/walk";
import { CannotRun } from "./exit.ts";
import { readBytes } from "./files.ts";
import type { Input } from "./inputs.ts";

/** A plugin in memory. */
export interface LoadedPlugin {
  readonly wasm: Uint8Array;
  /** The modules beside it. */
  readonly modules: readonly Uint8Array[];
  readonly manifest: PluginManifest;
}

/**
 * The plugin of a `.wasm` or `.agentplugin.zip` file, or of a config, which is compiled for it; a number is the exit
 * code of a config that did not compile, whose reasons were printed.
 * @throws CannotRun for anything else.
 */
export async function loadPlugin(input: Input): Promise<LoadedPlugin | number> {
  const { path, name } = input;
  try {
    if (path.endsWith(".zip")) {
      const { plugin, modules, index } = await readBundle(readBytes(path, name));
      return { wasm: plugin, modules, manifest: index.manifest };
    }
    if (path.endsWith(".wasm") || path.endsWith(".so")) {
      const wasm = readBytes(path, name);
      return { wasm, modules: [], manifest: await readAnyManifest(wasm) };
    }
  } catch (error) {
    if (error instanceof PluginProblem) throw new CannotRun(`${name}: ${error.message}`);
    throw error;
  }
  if (!isAgentFile(path)) throw new CannotRun(`${name} is no plugin (.wasm, .agentplugin.zip) and no agent config.`);
  return compiled(input);
}

/** The compiler is loaded for a config alone. */
async function compiled(input: Input): Promise<LoadedPlugin | number> {
  readBytes(input.path, input.name);
  const [{ builder }, { failureCode, watched }] = await Promise.all([import("./builds.ts"), import("./watch.ts")]);
  const build = builder();
  const {
    outcome,
    plugin,
    modules = [],
    manifest,
  } = await watched(input, "errors", emit => build(input.path, { runnable: true }, { emit }));
  if (outcome.status === "failed") return failureCode(outcome.error);
  if (plugin === undefined || manifest === undefined) throw new CannotRun(`${input.name} was not compiled.`);
  return { wasm: plugin, modules, manifest };
}
