import type { RemoteRun } from "@agentwright/protocol";
import type { Hub } from "../api/hub.ts";
import { nameOf } from "../api/refusals.ts";
import { RemoteCancelled, RemoteProblem } from "../problem.ts";
import type { Source } from "../types.ts";
import { findRun } from "./find.ts";

/** How a server wants to be asked for the number of the run that it starts. */
interface Dialect {
  readonly version: string;
  /** Sends `return_run_details`. */
  readonly details: boolean;
}

// The newer version tells the number unasked and does not know the field; of the older one, servers of before 2026
// refuse the field (changelog of 2026-02-19, and the contract in test/github).
const newer: Dialect = { version: "2026-03-10", details: false };
const asking: Dialect = { version: "2022-11-28", details: true };
const plain: Dialect = { version: "2022-11-28", details: false };

/** Milliseconds in which a run appears in the list after it was begun. */
const appearsMs = 60_000;
/** The same where nobody knows whether it was begun at all. */
const maybeMs = 20_000;
const attempts = 3;

/** Starts the run and answers it with its number. Throws a RemoteProblem; then there is no run. */
export async function dispatch(hub: Hub, source: Source, run: RemoteRun, signal?: AbortSignal): Promise<RemoteRun> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await post(hub, source, run)) ?? (await found(hub, run, signal));
    } catch (error) {
      if (!(error instanceof RemoteProblem) || !error.unheard || attempt === attempts) throw error;
      hub.log("warn", "GitHub's answer was lost; looking whether it began the run all the same.");
      const begun = await findRun(hub, run, { withinMs: maybeMs, signal });
      if (begun) return begun;
      if (signal?.aborted) throw new RemoteCancelled();
    }
  }
}

async function found(hub: Hub, run: RemoteRun, signal: AbortSignal | undefined): Promise<RemoteRun> {
  const begun = await findRun(hub, run, { withinMs: appearsMs, signal });
  if (begun) return begun;
  if (signal?.aborted) throw new RemoteCancelled();
  throw new RemoteProblem(
    "run-lost",
    `GitHub took the request, but no run of it appeared in ${appearsMs / 1000} seconds. Look at the Actions page of ${nameOf(hub.place)}, and compile again.`,
    { retry: true },
  );
}

/** Undefined: the server began it and told no number. */
async function post(hub: Hub, source: Source, run: RemoteRun): Promise<RemoteRun | undefined> {
  const dialects = isCloud(source.api) ? [newer, asking, plain] : [asking, plain];
  for (const dialect of dialects) {
    try {
      return await say(hub, source, run, dialect);
    } catch (error) {
      if (!(error instanceof Misunderstood) || dialect === plain) throw error;
    }
  }
  throw new RemoteProblem("run-failed", "This server does not understand how runs are started. Update Agentwright.");
}

async function say(hub: Hub, source: Source, run: RemoteRun, dialect: Dialect): Promise<RemoteRun | undefined> {
  const { version, details } = dialect;
  const asked = {
    ...hub.repo,
    workflow_id: source.workflow,
    ref: source.on.replace(/^refs\/(heads|tags)\//, ""),
    inputs: { ...source.inputs },
    ...(details && { return_run_details: true }),
  };
  try {
    // Not stopped by a cancel: what began is cancelled properly afterwards.
    const { data } = await hub.ask(
      "start workflows",
      (octokit, extra) => octokit.rest.actions.createWorkflowDispatch({ ...asked, ...extra }),
      { patienceMs: 0, version },
    );
    const { workflow_run_id: id, html_url: url } = (data ?? {}) as { workflow_run_id?: number; html_url?: string };
    return id === undefined ? undefined : { ...run, id, ...(url !== undefined && { url }) };
  } catch (error) {
    throw error instanceof RemoteProblem ? await meaning(hub, source, error, dialect) : error;
  }
}

class Misunderstood extends Error {}

/** What a refusal of this very request means. */
async function meaning(hub: Hub, source: Source, problem: RemoteProblem, { details }: Dialect): Promise<Error> {
  const { said, status } = problem;
  if (status === 404) return await whatIsMissing(hub, source, problem);
  if (status !== 400 && status !== 422) return problem;
  if (status === 400 || (details && said.includes("return_run_details"))) return new Misunderstood(said);
  const branch = source.on.replace(/^refs\/(heads|tags)\//, "");
  if (said.includes("No ref found")) {
    const sentence = `‘${branch}’ is not on GitHub yet. Push it, and compile again.`;
    return new RemoteProblem("upload-refused", sentence, { status });
  }
  if (/disabled workflow|workflow is disabled/i.test(said)) {
    const sentence = `The workflow ${source.workflow} is switched off. Enable it on the Actions page of ${nameOf(source)}.`;
    return new RemoteProblem("workflow-missing", sentence, { status });
  }
  if (/workflow_dispatch|inputs?\b/i.test(said)) {
    const sentence = `The workflow on ‘${branch}’ is another one than this version of Agentwright wants (${said.slice(0, 200)}). Write it anew with “Add Compile Workflow”, commit and push it.`;
    return new RemoteProblem("workflow-differs", sentence, { status });
  }
  return problem;
}

/** GitHub answers 404 for a repository that is not seen and for a workflow that is not there. */
async function whatIsMissing(hub: Hub, source: Source, problem: RemoteProblem): Promise<RemoteProblem> {
  try {
    const { data } = await hub.ask("read the repository", (octokit, extra) =>
      octokit.rest.repos.get({ ...hub.repo, ...extra }),
    );
    return new RemoteProblem(
      "workflow-missing",
      `The default branch ‘${data.default_branch}’ of ${nameOf(source)} has no workflow ${source.workflow}. Write it with “Add Compile Workflow”, commit it, and push it to ‘${data.default_branch}’: GitHub starts a workflow by hand only if it is there.`,
      { status: 404 },
    );
  } catch (error) {
    return error instanceof RemoteProblem ? error : problem;
  }
}

/** GitHub itself, data residency included; the API of an Enterprise server has a path. */
function isCloud(api: string): boolean {
  return new URL(api).pathname === "/";
}
