import type { BuildRecord } from "@agentwright/protocol";
import type { Comparable } from "@agentwright/runtime/compare/types";
import * as vscode from "vscode";
import { mainArtifact, pluginOf } from "./rows.ts";

/** What a build made, as it still can be had. */
export interface Made {
  readonly kind: "bundle" | "plugin";
  readonly bytes: Uint8Array;
  /** Base name for a copy. */
  readonly name: string;
  readonly comparable: Comparable;
}

/**
 * What a build made: its bundle, if no later build has written another to its place; else its plugin from the cache.
 * Rejects with one sentence where both are gone.
 */
export async function madeBy(record: BuildRecord): Promise<Made> {
  const { comparableBundle, comparablePlugin } = await import("@agentwright/runtime/compare/load");
  const bundle = mainArtifact(record);
  const digest = pluginOf(record)?.sha256;
  const bytes = bundle?.kind === "bundle" ? await read(bundle.path) : undefined;
  if (bundle && bytes) {
    const comparable = await comparableBundle(bytes).catch(() => undefined);
    if (comparable?.sha256 === digest && comparable) {
      return { kind: "bundle", bytes, name: bundle.path.slice(bundle.path.lastIndexOf("/") + 1), comparable };
    }
  }
  const kept = record.fingerprint === undefined ? undefined : await cached(record.fingerprint);
  const { sha256Hex } = await import("@agentwright/runtime/digest");
  if (!kept || (await sha256Hex(kept)) !== digest) {
    throw new Error(
      vscode.l10n.t("What this build made was overwritten by a later one, and the cache does not have it any more."),
    );
  }
  const comparable = await comparablePlugin(kept);
  const { agent, target } = comparable.manifest;
  const ending = target === "go-plugin" ? "so" : "wasm";
  return { kind: "plugin", bytes: kept, name: `${agent.slug}-${agent.version}.${ending}`, comparable };
}

async function read(path: string): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(vscode.Uri.file(path));
  } catch {
    return undefined;
  }
}

/** The plugin of a build in the cache. One with modules beside it is nothing without its bundle. */
async function cached(fingerprint: string): Promise<Uint8Array | undefined> {
  const [{ diskCache }, { buildCacheFolder }, { unpackMade }] = await Promise.all([
    import("@agentwright/compiler/cache/disk"),
    import("@agentwright/compiler/node/cache-folder"),
    import("@agentwright/compiler/build/made"),
  ]);
  const packed = await diskCache(buildCacheFolder()).get(fingerprint);
  if (!packed) return undefined;
  const { plugin, modules } = unpackMade(packed);
  return modules.length === 0 ? plugin : undefined;
}
