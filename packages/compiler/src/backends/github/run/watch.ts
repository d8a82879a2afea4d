import type { RemoteProgress, RemoteRun } from "@agentwright/protocol";
import type { RestEndpointMethodTypes } from "@octokit/rest";
import type { Hub } from "../api/hub.ts";
import { nameOf } from "../api/refusals.ts";
import { RemoteProblem } from "../problem.ts";
import { jobLog } from "./logs.ts";

type Methods = RestEndpointMethodTypes["actions"];
type Run = Methods["getWorkflowRun"]["response"]["data"];
export type Job = Methods["listJobsForWorkflowRun"]["response"]["data"]["jobs"][number];

/** A run whose number is known. */
export type KnownRun = RemoteRun & { readonly id: number };

/** How a run ended. */
export interface Ended {
  readonly conclusion: string;
  readonly jobs: readonly Job[];
  /** The last error that a log names. */
  readonly said?: string;
}

/** Milliseconds between two looks: short after something happened, then longer and longer. */
const shortest = 2000;
const longest = 10_000;
/** How long GitHub may be out of reach, or want no requests, while a run goes on there without us. */
const patience = { patienceMs: 10 * 60_000, limitMs: 65 * 60_000 };

/**
 * Looks at a run until it ends: its steps as they change, and the log of each job once that has ended. Progress is what
 * GitHub says, nothing in between. Throws a RemoteProblem, or RemoteCancelled.
 */
export async function watchRun(hub: Hub, run: KnownRun, signal?: AbortSignal): Promise<Ended> {
  const logged = new Set<number>();
  let shown = "";
  let said: string | undefined;
  for (let waitMs = shortest; ; waitMs = Math.min(longest, waitMs * 1.5)) {
    const now = await look(hub, run, signal);
    const jobs = now.status === "queued" ? [] : await jobsOf(hub, run, signal);
    const progress = progressOf(now, jobs);
    const text = JSON.stringify(progress);
    if (text !== shown) {
      hub.say({ type: "remote", run, progress });
      shown = text;
      waitMs = shortest;
    }
    for (const job of jobs) {
      if (job.status !== "completed" || logged.has(job.id)) continue;
      logged.add(job.id);
      said = (await jobLog(hub, job, signal)) ?? said;
    }
    if (now.status === "completed" && jobs.every(job => job.status === "completed")) {
      return { conclusion: now.conclusion ?? "failure", jobs, ...(said !== undefined && { said }) };
    }
    await hub.clock.sleep(waitMs, signal);
  }
}

async function look(hub: Hub, run: KnownRun, signal: AbortSignal | undefined): Promise<Run> {
  try {
    return await hub.watch(
      "read runs",
      "run",
      (octokit, extra) => octokit.rest.actions.getWorkflowRun({ ...hub.repo, run_id: run.id, ...extra }),
      { ...patience, signal },
    );
  } catch (error) {
    if (!(error instanceof RemoteProblem) || error.status !== 404) throw error;
    throw new RemoteProblem(
      "run-lost",
      `Run ${run.id} is not in ${nameOf(hub.place)} any more: somebody deleted it, or the token no longer sees it. Compile again.`,
    );
  }
}

async function jobsOf(hub: Hub, run: KnownRun, signal: AbortSignal | undefined): Promise<readonly Job[]> {
  const asked = { ...hub.repo, run_id: run.id, filter: "latest" as const, per_page: 100 };
  const { jobs } = await hub.watch(
    "read runs",
    "jobs",
    (octokit, extra) => octokit.rest.actions.listJobsForWorkflowRun({ ...asked, ...extra }),
    { ...patience, signal },
  );
  return jobs;
}

/** Where a run stands: the job and the step that run, or ran last. */
export function progressOf({ status }: { readonly status: string | null }, jobs: readonly Job[]): RemoteProgress {
  const job = jobs.find(each => each.status === "in_progress") ?? jobs.findLast(each => each.status === "completed");
  const steps = job?.steps ?? [];
  const step = steps.find(each => each.status === "in_progress") ?? steps.findLast(each => each.status === "completed");
  const all = jobs.flatMap(each => each.steps ?? []);
  return {
    status: status === "completed" ? "done" : status === "in_progress" ? "running" : "queued",
    ...(job && { job: job.name }),
    ...(step && { step: step.name }),
    ...(all.length > 0 && { done: all.filter(each => each.status === "completed").length, of: all.length }),
  };
}
