import type { Session } from "./connect.ts";
import type { Probe } from "./probe.ts";

/** Keeps new runs of a flow from starting until the transaction ends: each refers to this row, so it has to wait. */
export async function holdRuns(session: Session, slug: string): Promise<void> {
  await session.query("select 1 from pgflow.flows where flow_slug = $1 for update", [slug]);
}

/** Deletes a flow with all its runs, inside the caller's transaction. */
export async function dropFlow(session: Session, known: Probe, slug: string): Promise<void> {
  await holdRuns(session, slug);
  if (known.canDelete) {
    await session.query("select pgflow.delete_flow_and_data($1)", [slug]);
    return;
  }
  await session.query("select pgmq.drop_queue($1)", [slug]);
  for (const table of ["step_tasks", "step_states", "runs", "deps", "steps", "flows"]) {
    await session.query(`delete from pgflow.${table} where flow_slug = $1`, [slug]);
  }
}
