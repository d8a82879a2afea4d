import { canonicalJson } from "@agentwright/protocol";
import { sha256Hex } from "../digest.ts";
import { asManifest } from "../manifest/check.ts";
import { amount, digest, isObject, listOf, object, text } from "../manifest/shape.ts";
import { readAnyManifest } from "../manifest.ts";
import { bundleDigest } from "./digest.ts";
import { bundleProblem } from "./limits.ts";
import { type Bundle, type BundleFile, type BundleIndex, bundleIndexPath, bundleModulePath } from "./types.ts";
import { unpack } from "./unpack.ts";

const file = object({ path: text, sha256: digest, bytes: amount });
const shape = object({ plugin: file, files: listOf(file), compiler: text, fingerprint: text });

/**
 * Reads a bundle (the bytes of an `.agentplugin.zip`) and checks that it holds exactly what its `manifest.json` lists,
 * byte for byte, and that the plugin's own manifest is the one listed. Runs nothing. Throws a `PluginProblem` with one
 * sentence. The plugin itself is for `verifyPlugin` or `loadPlugin`.
 */
export async function readBundle(archive: Uint8Array): Promise<Bundle> {
  const files = unpack(archive);
  const index = readIndex(files.get(bundleIndexPath));
  const digests = new Map<string, string>();
  for (const [path, bytes] of files) digests.set(path, await sha256Hex(bytes));
  checkFiles(index, files, digests);
  const plugin = files.get(index.plugin.path);
  if (plugin === undefined) throw bundleProblem(`The bundle lacks its plugin “${index.plugin.path}”.`);
  await checkManifest(index, plugin);
  const modules = (index.manifest.modules ?? []).map(({ sha256 }) => moduleIn(files, digests, sha256));
  const all = Array.from(digests, ([path, sha256]) => ({ path, sha256 }));
  return { index, sha256: index.plugin.sha256, digest: await bundleDigest(all), plugin, modules, files };
}

function moduleIn(
  files: ReadonlyMap<string, Uint8Array>,
  digests: ReadonlyMap<string, string>,
  sha256: string,
): Uint8Array {
  const path = bundleModulePath(sha256);
  const module = files.get(path);
  if (module === undefined) throw bundleProblem(`The bundle lacks “${path}”, a module of its plugin.`);
  if (digests.get(path) !== sha256) throw bundleProblem(`“${path}” in the bundle is not the module of that digest.`);
  return module;
}

function readIndex(bytes: Uint8Array | undefined): BundleIndex {
  if (bytes === undefined) throw bundleProblem(`The archive has no ${bundleIndexPath}; it is not an agent bundle.`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw bundleProblem(`The bundle's ${bundleIndexPath} is not JSON in UTF-8.`);
  }
  const version = isObject(value) ? value.bundle : undefined;
  if (!isObject(value) || version !== 1) {
    const says = typeof version === "number" ? `is of version ${version}` : "has no version";
    throw bundleProblem(
      `The bundle's ${bundleIndexPath} ${says}; this Agentwright reads version 1. Update Agentwright.`,
    );
  }
  const problem = shape(value, "");
  if (problem !== undefined) throw bundleProblem(`The bundle's ${bundleIndexPath} can't be used: ${problem}.`);
  asManifest(value.manifest);
  return value as unknown as BundleIndex;
}

function checkFiles(
  index: BundleIndex,
  files: ReadonlyMap<string, Uint8Array>,
  digests: ReadonlyMap<string, string>,
): void {
  const listed = new Map(index.files.map(entry => [entry.path, entry]));
  if (listed.size !== index.files.length) throw bundleProblem(`The bundle's ${bundleIndexPath} lists a file twice.`);
  for (const path of files.keys()) {
    if (path !== bundleIndexPath && !listed.has(path)) {
      throw bundleProblem(`“${path}” is in the bundle, but its ${bundleIndexPath} doesn't list it.`);
    }
  }
  for (const entry of index.files) checkFile(entry, files, digests);
  const plugin = listed.get(index.plugin.path);
  if (plugin?.sha256 !== index.plugin.sha256 || plugin.bytes !== index.plugin.bytes) {
    throw bundleProblem(`The bundle's ${bundleIndexPath} names a plugin that it doesn't list.`);
  }
}

function checkFile(
  entry: BundleFile,
  files: ReadonlyMap<string, Uint8Array>,
  digests: ReadonlyMap<string, string>,
): void {
  const bytes = entry.path === bundleIndexPath ? undefined : files.get(entry.path);
  if (bytes === undefined) throw bundleProblem(`The bundle lacks “${entry.path}”, which its ${bundleIndexPath} lists.`);
  if (bytes.length !== entry.bytes || digests.get(entry.path) !== entry.sha256) {
    throw bundleProblem(
      `“${entry.path}” in the bundle is not the file that its ${bundleIndexPath} lists; it was changed.`,
    );
  }
}

async function checkManifest(index: BundleIndex, plugin: Uint8Array): Promise<void> {
  const own = canonicalJson(await readAnyManifest(plugin));
  if (own !== canonicalJson(index.manifest)) {
    throw bundleProblem(`The bundle's ${bundleIndexPath} and its plugin disagree on what the plugin is.`);
  }
}
