import type { Artifact } from "@agentwright/protocol";
import {
  type BundleFile,
  type BundleIndex,
  bundleDigest,
  bundleIndexPath,
  bundleModulePath,
  canonicalJson,
} from "@agentwright/runtime";
import { sha256 } from "../shared/digest.ts";
import { asJson } from "../shared/json.ts";
import { joinPath } from "../shared/paths.ts";
import { encodeText } from "../shared/text.ts";
import { compilerName } from "../shared/version.ts";
import type { BuiltAgent } from "./built.ts";
import { BuildFailure } from "./failure.ts";
import type { BuildRun } from "./run.ts";
import { zip } from "./zip.ts";

/**
 * Writes plugin and bundle to `outDir` and answers what was written. Without an `outDir` nothing is written and no
 * bundle is made: the preview wants the plugin alone.
 */
export async function storeArtifacts(
  run: BuildRun,
  built: BuiltAgent,
  outDir: string | undefined,
): Promise<Artifact[]> {
  const plugin = { kind: "plugin" as const, sha256: built.sha256, bytes: built.plugin.length };
  if (outDir === undefined) return [{ ...plugin, path: "" }];

  const { slug, version } = built.manifest.agent;
  const base = joinPath(outDir, `${slug}-${version}`);
  const ending = endingOf(built);
  const bundle = await bundleOf(built);
  const kept = { kind: "bundle" as const, sha256: bundle.digest, bytes: bundle.bytes.length };
  try {
    await ignoreFolder(run, outDir);
    await Promise.all([
      run.host.write(`${base}.${ending}`, built.plugin),
      run.host.write(`${base}.agentplugin.zip`, bundle.bytes),
    ]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BuildFailure("store-failed", `The result can't be written to ${outDir}: ${why}. Choose another folder.`);
  }
  return [
    { ...plugin, path: `${base}.${ending}` },
    { ...kept, path: `${base}.agentplugin.zip` },
  ];
}

/** `.agentwright` is ours, so it keeps itself out of version control; a folder that a person chose is left alone. */
async function ignoreFolder(run: BuildRun, outDir: string): Promise<void> {
  if (!outDir.split("/").includes(".agentwright")) return;
  const file = joinPath(outDir, ".gitignore");
  if (!(await run.host.exists(file))) await run.host.write(file, encodeText("*\n"));
}

/** A native plugin is a shared library, on macOS too: Go itself names it so. */
function endingOf({ manifest }: BuiltAgent): "wasm" | "so" {
  return manifest.target === "go-plugin" ? "so" : "wasm";
}

/**
 * The bundle: plugin and the modules beside it, normalised config, plugins of an orchestration by digest, and the index
 * over them.
 */
export async function bundleOf(built: BuiltAgent): Promise<{ bytes: Uint8Array; digest: string }> {
  const path = `plugin.${endingOf(built)}`;
  const contents = new Map([
    ["agent.json", encodeText(built.config)],
    [path, built.plugin],
  ]);
  const digests = new Map([[path, built.sha256]]);
  const add = (path: string, digest: string, bytes: Uint8Array): void => {
    contents.set(path, bytes);
    digests.set(path, digest);
  };
  for (const agent of [built, ...built.members]) {
    if (agent !== built) add(`agents/${agent.sha256}.${endingOf(agent)}`, agent.sha256, agent.plugin);
    for (const [index, { sha256 }] of (agent.manifest.modules ?? []).entries())
      add(bundleModulePath(sha256), sha256, agent.modules[index] ?? new Uint8Array());
  }
  const files: BundleFile[] = [];
  for (const path of [...contents.keys()].sort()) {
    const bytes = contents.get(path) ?? new Uint8Array();
    files.push({ path, sha256: digests.get(path) ?? (await sha256(bytes)), bytes: bytes.length });
  }
  const index: BundleIndex = {
    bundle: 1,
    plugin: { path, sha256: built.sha256, bytes: built.plugin.length },
    files,
    manifest: built.manifest,
    compiler: compilerName,
    fingerprint: built.fingerprint,
  };
  const indexBytes = encodeText(canonicalJson(asJson(index)));
  const all = [...files, { path: bundleIndexPath, sha256: await sha256(indexBytes) }];
  return { bytes: zip([...contents, [bundleIndexPath, indexBytes]]), digest: await bundleDigest(all) };
}
