import type { RemoteRun } from "@agentwright/protocol";
import { Hub } from "../api/hub.ts";
import { RemoteProblem } from "../problem.ts";
import type { RemoteDeps } from "../types.ts";
import { findRun } from "./find.ts";
import type { KnownRun } from "./watch.ts";

/** Milliseconds that a run may take to appear, and to begin again. */
const appearsMs = 30_000;

/** Ends a run on GitHub; false: it had ended by itself. Throws a RemoteProblem. */
export async function cancelRun(hub: Hub, run: RemoteRun): Promise<boolean> {
  const known = run.id === undefined ? await findRun(hub, run, { withinMs: appearsMs }) : run;
  if (known?.id === undefined) return false;
  const { id } = known;
  try {
    await hub.ask("cancel runs", (octokit, extra) =>
      octokit.rest.actions.cancelWorkflowRun({ ...hub.repo, run_id: id, ...extra }),
    );
    return true;
  } catch (error) {
    if (error instanceof RemoteProblem && error.status === 409) return false;
    throw error;
  }
}

/** Starts a run once more that has ended, and answers when it has begun; then it can be awaited as ever. */
export async function rerun(run: KnownRun, deps: RemoteDeps, signal?: AbortSignal): Promise<void> {
  const hub = new Hub(run, deps, () => {});
  const attempt = async () => {
    const { data } = await hub.ask(
      "read runs",
      (octokit, extra) => octokit.rest.actions.getWorkflowRun({ ...hub.repo, run_id: run.id, ...extra }),
      { signal },
    );
    return data.run_attempt ?? 1;
  };
  const before = await attempt();
  await hub.ask(
    "start runs again",
    (octokit, extra) => octokit.rest.actions.reRunWorkflow({ ...hub.repo, run_id: run.id, ...extra }),
    { patienceMs: 0 },
  );
  // Until then the run's old end could be taken for its new one.
  const until = hub.clock.now() + appearsMs;
  while ((await attempt()) === before) {
    if (hub.clock.now() > until) {
      throw new RemoteProblem("run-lost", "GitHub did not start the run again. Look at its page, or compile again.");
    }
    await hub.clock.sleep(2000, signal);
  }
}

/** Minutes that are billed for a run, each job's rounded up as GitHub does; undefined: the server does not say. */
export async function billableMinutes(hub: Hub, run: KnownRun): Promise<number | undefined> {
  try {
    const { data } = await hub.ask(
      "read runs",
      (octokit, extra) => octokit.rest.actions.getWorkflowRunUsage({ ...hub.repo, run_id: run.id, ...extra }),
      { patienceMs: 5000, limitMs: 0 },
    );
    const systems = Object.values(data.billable);
    return systems.reduce((sum, { total_ms, job_runs }) => {
      const jobs = job_runs?.map(({ duration_ms }) => duration_ms) ?? [total_ms];
      return sum + jobs.reduce((minutes, ms) => minutes + Math.ceil(ms / 60_000), 0);
    }, 0);
  } catch (error) {
    // The endpoint is not on every server, and nothing hangs on it.
    if (error instanceof RemoteProblem) return undefined;
    throw error;
  }
}

/** Deletes a ref that was made for this one run. A ref that stays is said; `doctor github` sweeps it later. */
export async function deleteRef(hub: Hub, ref: string): Promise<void> {
  if (!ref.startsWith("refs/agentwright/")) return;
  try {
    await hub.ask(
      "delete refs",
      (octokit, extra) => octokit.rest.git.deleteRef({ ...hub.repo, ref: ref.slice("refs/".length), ...extra }),
      { patienceMs: 10_000, limitMs: 10_000 },
    );
  } catch (error) {
    if (!(error instanceof RemoteProblem)) throw error;
    // It is gone already.
    if (error.status === 422 || error.status === 404) return;
    hub.log("warn", `The ref ${ref} stays on GitHub for now: ${error.message} “agentwright doctor github” removes it.`);
  }
}
