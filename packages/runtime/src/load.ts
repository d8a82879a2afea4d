import type { AbiResponse, PluginManifest } from "@agentwright/protocol";
import { type Guest, startGuest } from "./abi/guest.ts";
import { compileModule } from "./abi/module.ts";
import type { WasmImports } from "./abi/wasm.ts";
import { sha256Hex } from "./digest.ts";
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
  /** A new instance with memory of its own. Each call of a tool takes one, so no call sees what another left behind. */
  start(): Guest;
  /** Asks a new instance what it is. Throws a `PluginProblem` if it gives no answer. */
  describe(): PluginDescription;
}

/**
 * Loads a plugin: reads its manifest, compiles it, checks exports and imports. `imports` is what the module may ask
 * for; nothing by default. Throws a `PluginProblem` with one sentence.
 */
export async function loadPlugin(wasm: Uint8Array, imports: WasmImports = {}): Promise<Plugin> {
  const manifest = readManifest(wasm);
  const module = await compileModule(wasm, imports);
  const start = (): Guest => startGuest(module, imports);
  return { sha256: await sha256Hex(wasm), bytes: wasm.length, manifest, start, describe: () => describe(start()) };
}

function describe(guest: Guest): PluginDescription {
  const answer = guest.request({ op: "describe" });
  if (!answer.ok) throw new PluginProblem("plugin", `The plugin can't describe itself: ${answer.error.message}`);
  return answer as PluginDescription;
}
