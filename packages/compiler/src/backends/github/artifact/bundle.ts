import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { bundleIndexPath } from "@agentwright/runtime";
import type { Hub } from "../api/hub.ts";
import { RemoteProblem } from "../problem.ts";
import type { KnownRun } from "../run/watch.ts";
import { download } from "./download.ts";
import { expiryOf, pickArtifact } from "./pick.ts";
import { unzip } from "./unzip.ts";

/** Milliseconds after which what was downloaded is removed; the build has long read it. */
const keptMs = 24 * 3600_000;

/** Brings what a run made to this machine and answers the path of its bundle. Throws a RemoteProblem. */
export async function fetchBundle(hub: Hub, run: KnownRun, folder: string, signal?: AbortSignal): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeOld(folder, hub.clock.now());
  const artifact = await pickArtifact(hub, run, signal);
  const until = expiryOf(artifact);
  const size = `${(artifact.size_in_bytes / 1024 / 1024).toFixed(1)} MB`;
  hub.log(
    "info",
    `Downloading ${artifact.name}, ${size}${until === undefined ? "" : `; GitHub keeps it until ${until}`}.`,
  );
  const own = path.join(folder, `${run.correlation}-${artifact.id}`);
  const file = `${own}.download`;
  await Promise.all([file, own].map(each => rm(each, { recursive: true, force: true })));
  try {
    await download(hub, artifact, file, signal);
    await checkArchive(file);
    const names = await unzip(file, own);
    if (!names.includes(bundleIndexPath)) return slashed(path.join(own, bundleIn(names)));
    // The workflow's action was told to leave the bundle as it is: that is what was downloaded.
    await rename(file, path.join(own, "own.agentplugin.zip"));
    return slashed(path.join(own, "own.agentplugin.zip"));
  } finally {
    await rm(file, { force: true });
  }
}

/** An artifact is an archive, or one single file where the workflow's action was told to leave it as it is. */
async function checkArchive(file: string): Promise<void> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (buffer.toString("latin1") === "PK\u0003\u0004") return;
  } finally {
    await handle.close();
  }
  throw new RemoteProblem(
    "workflow-differs",
    "What the run made is one single file and no bundle: its workflow is not the one that Agentwright writes. Write it anew with “Add Compile Workflow”, commit and push it.",
  );
}

/** The bundle in an archive around it. */
function bundleIn(names: readonly string[]): string {
  const bundles = names.filter(name => name.endsWith(".agentplugin.zip"));
  const [bundle] = bundles;
  if (bundle !== undefined && bundles.length === 1) return bundle;
  throw new RemoteProblem(
    "workflow-differs",
    `The artifact holds ${bundles.length === 0 ? "no bundle" : `${bundles.length} bundles`} where one should be: its workflow is not the one that Agentwright writes. Write it anew with “Add Compile Workflow”, commit and push it.`,
  );
}

async function removeOld(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const each = path.join(folder, name);
    const { mtimeMs } = await stat(each).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > keptMs) await rm(each, { recursive: true, force: true }).catch(() => {});
  }
}

function slashed(file: string): string {
  return file.replaceAll("\\", "/");
}
