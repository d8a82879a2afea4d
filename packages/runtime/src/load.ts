import type { AbiResponse, PluginManifest, Target } from "@agentwright/protocol";
import { type Guest, startGuest } from "./abi/guest.ts";
import { compileModule } from "./abi/module.ts";
import { sha256Hex } from "./digest.ts";
import { isNative } from "./manifest/native.ts";
import { readManifest } from "./manifest.ts";
import { PluginProblem } from "./problem.ts";

/** What a plugin answers to `describe`. */
export type PluginDescription = Extract<AbiResponse, { readonly agent: unknown }>;

/** A plugin that was loaded and checked from outside; none of its code has run yet. */
export interface Plugin {
  /** Its identity: SHA-256 of the module, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly manifest: PluginManifest;
  /** The modules beside it that were at hand, each with the tools that the manifest gives to it. */
  readonly modules: readonly LoadedModule[];
  /**
   * A new instance of the module that has this tool, with memory of its own. Each call of a tool takes one, so no call
   * sees what another left behind. Throws a `PluginProblem` if that module is not at hand.
   */
  start(tool?: string): Guest;
  /** Asks a new instance what it is. Throws a `PluginProblem` if it gives no answer. */
  describe(): PluginDescription;
}

/** A module of a plugin beside its main one. */
export interface LoadedModule {
  readonly tools: readonly string[];
  start(): Guest;
  describe(): PluginDescription;
}

/**
 * Loads a plugin: reads its manifest, compiles it, checks exports and imports: none, or WASI for what Go made. `modules`
 * are those that stand beside it in its bundle; one that the manifest doesn't list is left alone. Throws a
 * `PluginProblem` with one sentence.
 */
export async function loadPlugin(wasm: Uint8Array, modules: readonly Uint8Array[] = []): Promise<Plugin> {
  if (isNative(wasm)) throw new PluginProblem("plugin", onlyInGo);
  const manifest = readManifest(wasm);
  const start = await startable(wasm, manifest.target);
  const beside = await loadModules(manifest, modules);
  return {
    sha256: await sha256Hex(wasm),
    bytes: wasm.length,
    manifest,
    modules: beside,
    start: tool => (tool === undefined ? start : starterOf(tool, manifest, beside, start))(),
    describe: () => describe(start()),
  };
}

const onlyInGo =
  "This is a Go plugin: only a Go program can open it. Compile the agent with the target go-wasm to run it here.";

async function startable(wasm: Uint8Array, target: Target): Promise<() => Guest> {
  const withWasi = target === "go-wasm";
  const module = await compileModule(wasm, withWasi);
  return () => startGuest(module, withWasi);
}

async function loadModules(manifest: PluginManifest, modules: readonly Uint8Array[]): Promise<LoadedModule[]> {
  const loaded: LoadedModule[] = [];
  for (const bytes of modules) {
    const sha256 = await sha256Hex(bytes);
    const listed = manifest.modules?.find(one => one.sha256 === sha256);
    if (listed === undefined) continue;
    const start = await startable(bytes, listed.target);
    loaded.push({ tools: listed.tools, start, describe: () => describe(start()) });
  }
  return loaded;
}

function starterOf(
  tool: string,
  manifest: PluginManifest,
  beside: readonly LoadedModule[],
  own: () => Guest,
): () => Guest {
  if (!manifest.modules?.some(one => one.tools.includes(tool))) return own;
  const module = beside.find(one => one.tools.includes(tool));
  if (module) return module.start;
  throw new PluginProblem(
    "plugin",
    `The tool “${tool}” stands in a module beside the plugin, which is not at hand. Use the bundle (.agentplugin.zip).`,
  );
}

function describe(guest: Guest): PluginDescription {
  const answer = guest.request({ op: "describe" });
  if (!answer.ok) throw new PluginProblem("plugin", `The plugin can't describe itself: ${answer.error.message}`);
  return answer as PluginDescription;
}
