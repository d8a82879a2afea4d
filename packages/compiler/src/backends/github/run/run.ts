import { randomUUID } from "node:crypto";
import type { BuildError, RemoteAnswer, RemoteJob, RemoteRun } from "@agentwright/protocol";
import { Hub } from "../api/hub.ts";
import { fetchBundle } from "../artifact/bundle.ts";
import { machineClock } from "../clock.ts";
import { RemoteCancelled, RemoteProblem } from "../problem.ts";
import type { RemoteDeps, Say } from "../types.ts";
import { billableMinutes, cancelRun, deleteRef } from "./control.ts";
import { dispatch } from "./dispatch.ts";
import { findRun } from "./find.ts";
import { type Ended, type KnownRun, watchRun } from "./watch.ts";

/** Milliseconds to look for a run that an earlier process began without hearing its number. */
const resumeMs = 60_000;

/**
 * Has a job done on GitHub: begins the run (or takes up the one of an earlier process), tells what happens to it, and
 * brings the bundle that it made. When `signal` is aborted, the run is cancelled on GitHub, too. Never throws for what a
 * person, a network or GitHub causes.
 */
export async function runRemote(
  job: RemoteJob,
  deps: RemoteDeps,
  say: Say,
  signal?: AbortSignal,
): Promise<RemoteAnswer> {
  const task: Task = { job, deps, say, signal };
  try {
    return await perform(task);
  } catch (error) {
    if (error instanceof RemoteCancelled) {
      await stopThere(task);
      return { ok: false, cancelled: true };
    }
    return failed(error, text => task.hub?.mask(text) ?? deps.mask?.(text) ?? text);
  } finally {
    if (task.hub && task.run && task.over === true) await deleteRef(task.hub, task.run.ref);
  }
}

interface Task {
  readonly job: RemoteJob;
  readonly deps: RemoteDeps;
  readonly say: Say;
  readonly signal: AbortSignal | undefined;
  hub?: Hub;
  /** What is known of the run, from when it may have begun. */
  run?: RemoteRun;
  /** It has ended on GitHub, or never began. */
  over?: boolean;
}

async function perform(task: Task): Promise<RemoteAnswer> {
  const { job, deps, signal } = task;
  const run = job.resume ? await takeUp(task, job.resume) : await begin(task);
  const hub = task.hub as Hub;
  task.run = run;
  hub.say({ type: "remote", run });
  const ended = await watchRun(hub, run, signal);
  task.over = true;
  if (ended.conclusion !== "success") throw unsuccessful(run, ended);
  const [bundle, minutes] = await Promise.all([fetchBundle(hub, run, deps.folder, signal), billableMinutes(hub, run)]);
  return { ok: true, bundle, ...(minutes !== undefined && { billableMinutes: minutes }) };
}

async function begin(task: Task): Promise<KnownRun> {
  const { job, deps, say, signal } = task;
  const correlation = randomUUID();
  const source = await deps.source(job, correlation, signal);
  const hub = new Hub(source, deps, say);
  task.hub = hub;
  const { api, owner, repo, workflow, ref } = source;
  const dispatchedAt = (deps.clock ?? machineClock).now();
  const run: RemoteRun = { service: "github", api, owner, repo, workflow, ref, correlation, dispatchedAt };
  task.run = run;
  if (signal?.aborted) {
    task.over = true;
    throw new RemoteCancelled();
  }
  // Before it begins: a process that ends in the middle leaves enough to find it.
  hub.say({ type: "remote", run });
  try {
    const begun = known(await dispatch(hub, source, run, signal));
    hub.log("info", `GitHub began run ${begun.id} of ${owner}/${repo}: ${begun.url ?? ""}`);
    return begun;
  } catch (error) {
    if (error instanceof RemoteProblem && error.code !== "run-lost") task.over = true;
    throw error;
  }
}

async function takeUp(task: Task, run: RemoteRun): Promise<KnownRun> {
  const { deps, say, signal } = task;
  const hub = new Hub(run, deps, say);
  task.hub = hub;
  task.run = run;
  const found = run.id === undefined ? await findRun(hub, run, { withinMs: resumeMs, signal }) : run;
  if (signal?.aborted) throw new RemoteCancelled();
  if (found) return known(found);
  throw new RemoteProblem(
    "run-lost",
    `No run of the earlier build is on GitHub; it was probably interrupted before it began. Compile again.`,
  );
}

function known(run: RemoteRun): KnownRun {
  const { id } = run;
  if (id === undefined)
    throw new RemoteProblem("run-lost", "GitHub did not tell the number of the run. Compile again.");
  return { ...run, id };
}

/** What a person cancelled here must not go on and cost minutes there. */
async function stopThere(task: Task): Promise<void> {
  const { hub, run } = task;
  if (!hub || !run || task.over === true) return;
  try {
    const stopped = await cancelRun(hub, run);
    hub.log("info", stopped ? "The run was cancelled on GitHub." : "The run on GitHub had ended already.");
    task.over = true;
  } catch (error) {
    if (!(error instanceof RemoteProblem)) throw error;
    hub.log("warn", `The run goes on at GitHub, since it could not be cancelled: ${error.message} ${run.url ?? ""}`);
  }
}

function unsuccessful({ id, url }: KnownRun, { conclusion, jobs, said }: Ended): RemoteProblem {
  const page = url === undefined ? "" : ` Its page: ${url}`;
  if (conclusion === "cancelled") {
    return new RemoteProblem("run-failed", `Run ${id} was cancelled on GitHub. Compile again.${page}`);
  }
  if (conclusion === "timed_out") {
    return new RemoteProblem("run-failed", `Run ${id} took longer than its workflow allows. Compile again.${page}`);
  }
  const job = jobs.find(each => each.conclusion === "failure");
  const step = job?.steps?.find(each => each.conclusion === "failure");
  if (!job) {
    const sentence = `Run ${id} ended as ‘${conclusion}’ before a job began; GitHub says why on its page.${page}`;
    return new RemoteProblem("run-failed", sentence);
  }
  const where = step ? `In the step ‘${step.name}’ of run ${id}` : `In the job ‘${job.name}’ of run ${id}`;
  const why = said === undefined ? "something failed" : said.replace(/\.$/, "");
  return new RemoteProblem("run-failed", `${where}: ${why}. The log above has all of it.${page}`);
}

function failed(error: unknown, mask: (text: string) => string): RemoteAnswer {
  if (error instanceof RemoteProblem) {
    const said: BuildError = { code: error.code, message: mask(error.message) };
    return { ok: false, error: said, ...(error.retry && { retry: true }) };
  }
  const { syscall, message, stack } = error as NodeJS.ErrnoException;
  if (syscall !== undefined) {
    const said = `What GitHub made can't be kept here: ${message}. Make room, or choose another folder, and compile again.`;
    return { ok: false, error: { code: "store-failed", message: mask(said) } };
  }
  const report = `Agentwright itself failed; please report it: ${stack ?? message ?? String(error)}`;
  return { ok: false, error: { code: "internal", message: mask(report) } };
}
