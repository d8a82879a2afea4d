import type { Artifact } from "@agentwright/protocol";
import { type BundleFile, type BundleIndex, bundleDigest, bundleIndexPath, canonicalJson } from "@agentwright/runtime";
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
  const bundle = await bundleOf(built);
  const kept = { kind: "bundle" as const, sha256: bundle.digest, bytes: bundle.bytes.length };
  try {
    await ignoreFolder(run, outDir);
    await Promise.all([
      run.host.write(`${base}.wasm`, built.plugin),
      run.host.write(`${base}.agentplugin.zip`, bundle.bytes),
    ]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BuildFailure("store-failed", `The result can't be written to ${outDir}: ${why}. Choose another folder.`);
  }
  return [
    { ...plugin, path: `${base}.wasm` },
    { ...kept, path: `${base}.agentplugin.zip` },
  ];
}

/** `.agentwright` is ours, so it keeps itself out of version control; a folder that a person chose is left alone. */
async function ignoreFolder(run: BuildRun, outDir: string): Promise<void> {
  if (!outDir.split("/").includes(".agentwright")) return;
  const file = joinPath(outDir, ".gitignore");
  if (!(await run.host.exists(file))) await run.host.write(file, encodeText("*\n"));
}

/** The bundle: plugin, normalised config, plugins of an orchestration by digest, and the index over them. */
export async function bundleOf(built: BuiltAgent): Promise<{ bytes: Uint8Array; digest: string }> {
  const contents = new Map([
    ["agent.json", encodeText(built.config)],
    ["plugin.wasm", built.plugin],
  ]);
  const digests = new Map([["plugin.wasm", built.sha256]]);
  for (const [digest, plugin] of built.members) {
    contents.set(`agents/${digest}.wasm`, plugin);
    digests.set(`agents/${digest}.wasm`, digest);
  }
  const files: BundleFile[] = [];
  for (const path of [...contents.keys()].sort()) {
    const bytes = contents.get(path) ?? new Uint8Array();
    files.push({ path, sha256: digests.get(path) ?? (await sha256(bytes)), bytes: bytes.length });
  }
  const index: BundleIndex = {
    bundle: 1,
    plugin: { path: "plugin.wasm", sha256: built.sha256, bytes: built.plugin.length },
    files,
    manifest: built.manifest,
    compiler: compilerName,
    fingerprint: built.fingerprint,
  };
  const indexBytes = encodeText(canonicalJson(asJson(index)));
  const all = [...files, { path: bundleIndexPath, sha256: await sha256(indexBytes) }];
  return { bytes: zip([...contents, [bundleIndexPath, indexBytes]]), digest: await bundleDigest(all) };
}
