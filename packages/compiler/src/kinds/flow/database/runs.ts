import type { FlowRun } from "@agentwright/protocol";
import type { Session } from "./connect.ts";

export interface RunCounts {
  readonly runs: number;
  /** Those that are not done yet. */
  readonly active: number;
}

export async function countRuns(session: Session, slug: string): Promise<RunCounts> {
  const [row] = await session.query<{ runs: number; active: number }>(
    `select count(*)::int as runs, count(*) filter (where status = 'started')::int as active
     from pgflow.runs where flow_slug = $1`,
    [slug],
  );
  return row ?? { runs: 0, active: 0 };
}

interface RunRow extends Record<string, unknown> {
  readonly id: string;
  readonly status: string;
  readonly started: Date | string;
  readonly ended: Date | string | null;
  readonly steps: readonly { readonly slug: string; readonly status: string; readonly error: string | null }[];
}

/** The newest run with the state of each step and the last error that a step gave. */
export async function lastRun(session: Session, slug: string): Promise<FlowRun | undefined> {
  const [row] = await session.query<RunRow>(
    `select r.run_id::text as id, r.status, r.started_at as started, coalesce(r.completed_at, r.failed_at) as ended,
       coalesce((select jsonb_agg(jsonb_build_object('slug', s.step_slug, 'status', s.status, 'error',
         (select t.error_message from pgflow.step_tasks t where t.run_id = s.run_id and t.step_slug = s.step_slug
          and t.error_message is not null order by t.task_index limit 1)) order by x.step_index)
         from pgflow.step_states s join pgflow.steps x on x.flow_slug = s.flow_slug and x.step_slug = s.step_slug
         where s.run_id = r.run_id), '[]'::jsonb) as steps
     from pgflow.runs r where r.flow_slug = $1 order by r.started_at desc limit 1`,
    [slug],
  );
  if (!row) return undefined;
  return {
    id: row.id,
    status: row.status,
    startedAt: new Date(row.started).toISOString(),
    ...(row.ended !== null && { endedAt: new Date(row.ended).toISOString() }),
    steps: row.steps.map(({ slug: name, status, error }) => ({ slug: name, status, ...(error !== null && { error }) })),
  };
}
