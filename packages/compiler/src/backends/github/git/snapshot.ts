import { canonicalJson } from "@agentwright/runtime";
import { toBase64 } from "../../../shared/base64.ts";
import { sha256 } from "../../../shared/digest.ts";
import type { Call, How, Hub } from "../api/hub.ts";
import { RemoteProblem } from "../problem.ts";
import type { NeededFile } from "./committed.ts";

/** Where uncommitted work is put: a name that is no branch and no tag, and that nobody fetches unasked. */
const folder = "agentwright";

/** What a snapshot stands on: a commit that is on GitHub, and its tree. */
export interface Base {
  readonly commit: string;
  readonly tree: string;
}

/** A commit on GitHub that only a ref of ours leads to. */
export interface Snapshot {
  /** In full: `refs/agentwright/<sha256>`. */
  readonly ref: string;
  readonly sha: string;
}

/**
 * Makes a commit with these files, on top of `base` if there is one, through GitHub's API alone: nothing of the
 * repository on this machine is touched. The same content has the same name, so nothing is sent twice. Throws a
 * RemoteProblem.
 */
export async function uploadSnapshot(
  hub: Hub,
  base: Base | undefined,
  files: readonly NeededFile[],
  signal?: AbortSignal,
): Promise<Snapshot> {
  const how: How = { signal };
  const name = await nameOf(base, files);
  const ref = `refs/${folder}/${name}`;
  const known = await existing(hub, name, how);
  if (known !== undefined) return { ref, sha: known };
  const send = <T>(call: Call<T>) => onThisBase(() => hub.ask("send files", call, how));
  const entries: { path: string; mode: "100644"; type: "blob"; sha: string }[] = [];
  for (const { path, bytes } of files) {
    const content = toBase64(bytes);
    const { data } = await send((octokit, extra) =>
      octokit.rest.git.createBlob({ ...hub.repo, content, encoding: "base64", ...extra }),
    );
    entries.push({ path, mode: "100644", type: "blob", sha: data.sha });
  }
  const on = base === undefined ? {} : { base_tree: base.tree };
  const tree = await send((octokit, extra) =>
    octokit.rest.git.createTree({ ...hub.repo, tree: entries, ...on, ...extra }),
  );
  const commit = await send((octokit, extra) =>
    octokit.rest.git.createCommit({
      ...hub.repo,
      message: "Uncommitted work, sent by Agentwright to be compiled",
      tree: tree.data.sha,
      parents: base === undefined ? [] : [base.commit],
      ...extra,
    }),
  );
  const { sha } = commit.data;
  try {
    await send((octokit, extra) => octokit.rest.git.createRef({ ...hub.repo, ref, sha, ...extra }));
    return { ref, sha };
  } catch (error) {
    // Another window was quicker, or an answer was lost and the request was made again.
    const other = await existing(hub, name, how);
    if (other === undefined) throw error;
    return { ref, sha: other };
  }
}

/** A ref of ours with its age. */
export interface StaleRef {
  readonly ref: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Milliseconds after which no run can be using a snapshot any more: a run takes half an hour, waiting for one a day. */
export const staleMs = 24 * 60 * 60_000;

/** Snapshots that a lost connection or a killed process has left. Throws a RemoteProblem. */
export async function staleSnapshots(hub: Hub): Promise<readonly StaleRef[]> {
  const { data: refs } = await hub.ask("read refs", (octokit, extra) =>
    octokit.rest.git.listMatchingRefs({ ...hub.repo, ref: `${folder}/`, ...extra }),
  );
  const stale: StaleRef[] = [];
  for (const { ref, object } of refs) {
    const { data } = await hub.ask("read commits", (octokit, extra) =>
      octokit.rest.git.getCommit({ ...hub.repo, commit_sha: object.sha, ...extra }),
    );
    const at = Date.parse(data.committer.date);
    if (hub.clock.now() + hub.skewMs - at > staleMs) stale.push({ ref, at });
  }
  return stale;
}

async function nameOf(base: Base | undefined, files: readonly NeededFile[]): Promise<string> {
  const list = await Promise.all(files.map(async ({ path, bytes }) => ({ path, sha256: await sha256(bytes) })));
  return sha256(canonicalJson({ base: base?.commit ?? null, files: list.sort((a, b) => (a.path < b.path ? -1 : 1)) }));
}

async function existing(hub: Hub, name: string, how: How): Promise<string | undefined> {
  try {
    const { data } = await hub.ask(
      "read refs",
      (octokit, extra) => octokit.rest.git.getRef({ ...hub.repo, ref: `${folder}/${name}`, ...extra }),
      how,
    );
    return data.object.sha;
  } catch (error) {
    if (error instanceof RemoteProblem && error.status === 404) return undefined;
    throw error;
  }
}

/** What we believe to be pushed may be gone from GitHub: force-pushed, or never there. */
async function onThisBase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RemoteProblem) || error.status !== 422 || error.code === "upload-refused") throw error;
    if (!/tree|parent|object/i.test(error.said)) throw error;
    throw new RemoteProblem(
      "upload-refused",
      "The commit that this work stands on is not on GitHub any more. Run git fetch, push the branch, and compile again.",
      { status: 422, said: error.said },
    );
  }
}
