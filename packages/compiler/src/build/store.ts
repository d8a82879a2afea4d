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
import type { ServiceFile } from "./host.ts";
import type { BuildRun } from "./run.ts";
import { serviceOf } from "./service.ts";
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
  const bundle = await bundleOf(built, await serviceFor(run));
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

async function serviceFor({ host }: BuildRun): Promise<readonly ServiceFile[]> {
  try {
    return await host.service();
  } catch (error) {
    throw new BuildFailure("store-failed", error instanceof Error ? error.message : String(error));
  }
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
 * The bundle: plugin and the modules beside it, normalised config, plugins of an orchestration by digest, the service
 * that hosts them, and the index over them.
 */
export async function bundleOf(
  built: BuiltAgent,
  service: readonly ServiceFile[],
): Promise<{ bytes: Uint8Array; digest: string }> {
  const path = `plugin.${endingOf(built)}`;
  const contents = new Map<string, ServiceFile>();
  const add = (file: ServiceFile): void => void contents.set(file.path, file);
  add({ path: "agent.json", bytes: encodeText(built.config) });
  add({ path, bytes: built.plugin, sha256: built.sha256 });
  for (const agent of [built, ...built.members]) {
    const { sha256, plugin } = agent;
    if (agent !== built) add({ path: `agents/${sha256}.${endingOf(agent)}`, bytes: plugin, sha256 });
    for (const [index, { sha256 }] of (agent.manifest.modules ?? []).entries())
      add({ path: bundleModulePath(sha256), bytes: agent.modules[index] ?? new Uint8Array(), sha256 });
  }
  for (const file of serviceOf(built, service)) add(file);
  const files: BundleFile[] = [];
  for (const [path, file] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1)))
    files.push({ path, sha256: file.sha256 ?? (await sha256(file.bytes)), bytes: file.bytes.length });
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
  const bytes = zip([...contents.values(), { path: bundleIndexPath, bytes: indexBytes }]);
  return { bytes, digest: await bundleDigest(all) };
}
