import { canonicalJson, type PluginManifest } from "@agentwright/protocol";
import { loadPlugin, type Plugin, type PluginDescription } from "./load.ts";
import { PluginProblem } from "./problem.ts";

/** What `verifyPlugin` found out. `problem` is one sentence. */
export type Verified =
  | { readonly ok: true; readonly plugin: Plugin; readonly manifest: PluginManifest }
  | { readonly ok: false; readonly problem: string };

/**
 * Loads a plugin and asks it to describe itself: right ABI, no imports but WASI for what Go made, a readable manifest,
 * and the plugin's own words agree with that manifest; so do those of the modules beside it. Runs no tool. Never throws.
 */
export async function verifyPlugin(wasm: Uint8Array, modules: readonly Uint8Array[] = []): Promise<Verified> {
  try {
    const plugin = await loadPlugin(wasm, modules);
    const problem = disagreement(plugin.manifest, plugin.describe()) ?? disagreementBeside(plugin);
    if (problem !== undefined) return { ok: false, problem };
    return { ok: true, plugin, manifest: plugin.manifest };
  } catch (error) {
    if (error instanceof PluginProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

/** A module beside the plugin speaks of its own tools alone. */
function disagreementBeside({ manifest, modules }: Plugin): string | undefined {
  for (const module of modules) {
    const listed = manifest.tools.filter(tool => module.tools.includes(tool.name));
    if (canonicalJson(module.describe().tools) !== canonicalJson(listed)) {
      return "The manifest and a module beside the plugin disagree on the module's tools; compile the plugin again.";
    }
  }
  return undefined;
}

function disagreement(manifest: PluginManifest, says: PluginDescription): string | undefined {
  if (says.abi !== manifest.abi) {
    return `The manifest names version ${manifest.abi} of the plugin interface, the plugin itself version ${says.abi}.`;
  }
  for (const key of ["name", "version"] as const) {
    if (says.agent[key] !== manifest.agent[key]) {
      return `The manifest and the plugin disagree on the agent's ${key}; compile the plugin again.`;
    }
  }
  for (const key of ["tools", "prompts", "resources"] as const) {
    if (canonicalJson(says[key]) !== canonicalJson(manifest[key])) {
      return `The manifest and the plugin disagree on its ${key}; compile the plugin again.`;
    }
  }
  return undefined;
}
