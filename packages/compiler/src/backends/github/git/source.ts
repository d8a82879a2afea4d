import type { RemoteJob } from "@agentwright/protocol";
import { findProject } from "@agentwright/workspace";
import { insideRoot } from "../../../shared/paths.ts";
import { Hub } from "../api/hub.ts";
import { RemoteCancelled, RemoteProblem } from "../problem.ts";
import type { Place, RemoteDeps, Source } from "../types.ts";
import { defaultGo, dispatchInputs } from "../workflow/inputs.ts";
import { workflowFile } from "../workflow/places.ts";
import { compareCommitted, type NeededFile } from "./committed.ts";
import { findRepository, type Repository, type Wishes } from "./repository.ts";
import { findSecrets, secretsSentence } from "./secrets.ts";
import { uploadSnapshot } from "./snapshot.ts";

/** What a person is asked before anything uncommitted leaves this machine. */
export interface Upload {
  readonly place: Place;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

export interface GitSourceOptions extends Wishes, Pick<RemoteDeps, "token" | "fetch" | "mask" | "clock"> {
  /** Bytes of a file as the build reads it, unsaved text included, by absolute path. Undefined: there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** May these files be sent? They were searched for keys and hold none that shows. */
  confirm(upload: Upload): Promise<boolean>;
}

/**
 * Where a job's files are on GitHub, told by git. If they are pushed as they are here, it is their commit; else they are
 * searched for keys, confirmed by a person and sent below `refs/agentwright/`. The run itself is always started on the
 * default branch: GitHub starts workflows on branches and tags alone, and there our workflow stands.
 */
export function gitSource(options: GitSourceOptions): RemoteDeps["source"] {
  return async (job, correlation, signal) => {
    const repository = await findRepository(job.root, options);
    const { place } = repository.remote;
    const { token, fetch, mask, clock } = options;
    const deps = {
      token,
      fetch,
      folder: "",
      source: gitSource(options),
      ...(mask && { mask }),
      ...(clock && { clock }),
    };
    const hub = new Hub(place, deps, () => {});
    const { data } = await hub.ask(
      "read the repository",
      (octokit, extra) => octokit.rest.repos.get({ ...hub.repo, ...extra }),
      { signal },
    );
    const { ref, sha } = await bring(hub, repository, await needed(job, repository, options), options, signal);
    const config = insideRoot(job.root, job.path);
    if (config === undefined) throw new Error(`${job.path} is not inside ${job.root}`);
    return {
      ...place,
      workflow: workflowFile,
      on: `refs/heads/${data.default_branch}`,
      ref,
      sha,
      inputs: dispatchInputs({
        config: repository.prefix + config,
        target: job.target,
        platform: job.platform,
        correlation,
        commit: sha,
        go: usesGo(job) ? defaultGo : undefined,
        expect: job.expect,
      }),
    } satisfies Source;
  };
}

/** A target of Go says so itself. */
function usesGo({ target, files }: RemoteJob): boolean {
  return target === "wasm" && files.some(({ path }) => path.endsWith(".go"));
}

/** The job's files, and the project file that says which rules apply, with what stands in them now. */
async function needed(job: RemoteJob, { prefix }: Repository, { read }: GitSourceOptions): Promise<NeededFile[]> {
  const { file: project } = findProject(job.path);
  const own = project === undefined ? undefined : insideRoot(job.root, project);
  const paths = [...new Set([...job.files.map(({ path }) => path), ...(own === undefined ? [] : [own])])];
  return Promise.all(
    paths.map(async path => {
      const bytes = await read(`${job.root}/${path}`);
      if (bytes === undefined) {
        throw new RemoteProblem("upload-refused", `${path} was there a moment ago and is gone. Compile again.`);
      }
      return { path: prefix + path, bytes };
    }),
  );
}

async function bring(
  hub: Hub,
  repository: Repository,
  files: readonly NeededFile[],
  options: GitSourceOptions,
  signal: AbortSignal | undefined,
): Promise<{ ref: string; sha: string }> {
  const { base, tree, changed } = await compareCommitted(repository, files);
  if (base !== undefined && changed.length === 0) {
    return { ref: repository.branch === undefined ? base : `refs/heads/${repository.branch}`, sha: base };
  }
  const secrets = findSecrets(changed);
  if (secrets.length > 0) throw new RemoteProblem("upload-refused", secretsSentence(secrets));
  const listed = changed.map(({ path, bytes }) => ({ path, bytes: bytes.length }));
  if (!(await options.confirm({ place: hub.place, files: listed }))) throw new RemoteCancelled();
  const on = base === undefined || tree === undefined ? undefined : { commit: base, tree };
  return uploadSnapshot(hub, on, changed, signal);
}
