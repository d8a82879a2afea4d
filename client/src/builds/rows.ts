import type { Artifact, BuildRecord } from "@agentwright/protocol";

/** A build's state in the words that menus ask for: `build active remote`, `build ended made`. */
export function contextOf(record: BuildRecord): string {
  const words = ["build", isActive(record) ? "active" : "ended"];
  if (record.status === "succeeded" && record.artifacts.some(({ path }) => path !== "")) words.push("made");
  if (record.remote?.url !== undefined) words.push("remote");
  return words.join(" ");
}

/** Does it go on? */
export function isActive({ status }: BuildRecord): boolean {
  return status === "queued" || status === "running";
}

/** The builds of configs below these folders; without a folder, all of them. Those that go on come first. */
export function ownBuilds(records: readonly BuildRecord[], folders: readonly string[]): BuildRecord[] {
  const below = (path: string) => folders.some(folder => path.startsWith(folder.endsWith("/") ? folder : `${folder}/`));
  const own = folders.length === 0 ? [...records] : records.filter(({ path }) => below(path));
  return own.sort((a, b) => Number(isActive(b)) - Number(isActive(a)) || b.queuedAt - a.queuedAt);
}

/** What is looked at first of what a build made: the bundle, else the plugin. */
export function mainArtifact({ artifacts }: Pick<BuildRecord, "artifacts">): Artifact | undefined {
  return artifacts.find(({ kind }) => kind === "bundle") ?? artifacts[0];
}

/** Its plugin, whose digest is the build's identity. */
export function pluginOf({ artifacts }: Pick<BuildRecord, "artifacts">): Artifact | undefined {
  return artifacts.find(({ kind }) => kind === "plugin");
}

/** `Compile, step 3 of 7` without the words: what a run elsewhere is at. */
export function stepOf({ progress }: BuildRecord): { name?: string; done?: number; of?: number } {
  const name = progress?.step ?? progress?.job;
  return {
    ...(name !== undefined && { name }),
    ...(progress?.done !== undefined && { done: progress.done }),
    ...(progress?.of !== undefined && { of: progress.of }),
  };
}

/** Milliseconds as people read them: `12 ms`, `3.4 s`, `2 min 5 s`. */
export function lasted(ms: number): string {
  if (ms < 1000) return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
