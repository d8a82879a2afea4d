import { contentOf } from "./blobs.ts";
import { dispatch } from "./dispatch.ts";
import { type Answer, type Handler, notFound, pageOf, refused, type World } from "./handlers.ts";
import type { Artifact, Job, Run } from "./runs.ts";

/** Workflows, their runs, and what these leave behind. */
export const actionHandlers: Readonly<Record<string, Handler>> = {
  "actions/get-workflow": (world, { params }) => {
    const file = params.workflow_id ?? "";
    const found = world.repository.workflows.get(file);
    if (!found) return notFound();
    const { id, name, state } = found;
    const path = `.github/workflows/${file}`;
    return { status: 200, body: world.sample("actions/get-workflow", 200, { id, name, state, path }) };
  },
  "actions/create-workflow-dispatch": dispatch,
  "actions/list-workflow-runs": (world, { params, query }) => {
    const since = /^>=(.+)$/.exec(query.created ?? "")?.[1];
    const all = world.runs
      .filter(run => run.workflow === params.workflow_id)
      .filter(run => query.branch === undefined || run.branch === query.branch)
      .filter(() => query.event === undefined || query.event === "workflow_dispatch")
      .filter(run => since === undefined || run.createdAt >= Date.parse(since))
      .sort((a, b) => b.id - a.id);
    const shown = page(all, query).map(run => runOf(world, run, "actions/list-workflow-runs"));
    return { status: 200, body: { total_count: all.length, workflow_runs: shown } };
  },
  "actions/get-workflow-run": (world, { params }) =>
    withRun(world, params, run => ({ status: 200, body: runOf(world, run) })),
  "actions/list-jobs-for-workflow-run": (world, { params, query }) =>
    withRun(world, params, run => {
      const jobs = page(run.jobs, query).map(job => jobOf(world, run, job));
      return { status: 200, body: { total_count: run.jobs.length, jobs } };
    }),
  "actions/download-job-logs-for-workflow-run": (world, { params }) => {
    const job = world.runs.flatMap(run => run.jobs).find(({ id }) => id === Number(params.job_id));
    // It is there once the job has ended.
    if (job?.status !== "completed") return notFound();
    const address = world.blobs.sign(contentOf(Buffer.from(job.log)), `job-${job.id}.txt`, "text/plain");
    return { status: 302, headers: { location: address } };
  },
  "actions/list-workflow-run-artifacts": (world, { params, query }) =>
    withRun(world, params, run => {
      const all = run.artifacts
        .filter(({ name }) => query.name === undefined || name === query.name)
        .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
      const artifacts = page(all, query).map(artifact => artifactOf(world, artifact));
      return { status: 200, body: { total_count: all.length, artifacts } };
    }),
  "actions/download-artifact": (world, { params }) => {
    const artifact = world.runs.flatMap(run => run.artifacts).find(({ id }) => id === Number(params.artifact_id));
    if (!artifact || params.archive_format !== "zip") return notFound();
    if (artifact.expired) return refused(410, "Artifact has expired");
    const address = world.blobs.sign(artifact.content, `${artifact.id}.zip`, artifact.type);
    return { status: 302, headers: { location: address } };
  },
  "actions/cancel-workflow-run": (world, { params }) =>
    withRun(world, params, run => {
      if (run.status === "completed") return refused(409, "Cannot cancel a workflow run that is completed.");
      for (const job of run.jobs) if (job.status !== "completed") run.end(job.log, "cancelled", job);
      run.finish("cancelled");
      return { status: 202, body: {} };
    }),
  "actions/re-run-workflow": (world, { params }) =>
    withRun(world, params, run => {
      if (run.status !== "completed") return refused(403, "This workflow is already running");
      run.again();
      return { status: 201, body: {} };
    }),
  "actions/get-workflow-run-usage": (world, { params }) =>
    withRun(world, params, ({ jobs, billed }) => {
      const total = (billed ?? 0) * jobs.length;
      const runs = jobs.map(({ id }) => ({ job_id: id, duration_ms: billed ?? 0 }));
      const billable = billed === undefined ? {} : { UBUNTU: { total_ms: total, jobs: jobs.length, job_runs: runs } };
      return { status: 200, body: { billable, run_duration_ms: total } };
    }),
};

function withRun(world: World, params: Readonly<Record<string, string>>, work: (run: Run) => Answer): Answer {
  const run = world.runs.find(({ id }) => id === Number(params.run_id));
  return run ? work(run) : notFound();
}

function page<T>(all: readonly T[], query: Readonly<Record<string, string>>): readonly T[] {
  const size = Math.min(100, Number(query.per_page ?? 30));
  const from = (Number(query.page ?? 1) - 1) * size;
  return all.slice(from, from + size);
}

function runOf(world: World, run: Run, list?: string): Record<string, unknown> {
  const { id, status, conclusion } = run;
  const given = {
    id,
    status,
    conclusion,
    name: "Agentwright",
    display_title: run.title,
    head_branch: run.branch,
    event: "workflow_dispatch",
    run_attempt: run.attempt,
    html_url: pageOf(world, id),
    created_at: date(run.createdAt),
  };
  return list === undefined
    ? world.sample("actions/get-workflow-run", 200, given)
    : world.sampleIn(list, "workflow_runs", given);
}

function jobOf(world: World, run: Run, job: Job): Record<string, unknown> {
  const { id, name, status, conclusion, steps } = job;
  return world.sampleIn("actions/list-jobs-for-workflow-run", "jobs", {
    id,
    name,
    status,
    conclusion,
    steps,
    run_id: run.id,
    run_attempt: run.attempt,
    started_at: date(job.startedAt),
    completed_at: job.completedAt === null ? null : date(job.completedAt),
  });
}

function artifactOf(world: World, artifact: Artifact): Record<string, unknown> {
  const { id, name, expired, digest, content, createdAt } = artifact;
  return world.sampleIn("actions/list-workflow-run-artifacts", "artifacts", {
    id,
    name,
    expired,
    digest,
    size_in_bytes: content.size,
    created_at: date(createdAt),
    expires_at: date(createdAt + 7 * 24 * 3600_000),
  });
}

function date(ms: number): string {
  return new Date(ms).toISOString();
}
