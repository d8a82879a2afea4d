import type { PgflowProfile } from "@agentwright/protocol";
import { localJwtSecret } from "../verify/model/index.ts";
import type { Session } from "./connect.ts";
import { FlowFailure } from "./problem.ts";

/** What a database's pgflow is and can do. */
export interface Probe {
  readonly profile: PgflowProfile;
  /** `pgflow.is_local()`; before 0.10, which has none, the secret that it looks at. */
  readonly local: boolean;
  readonly hasConditions: boolean;
  /** From 0.17 on, flows have a queue mode. */
  readonly hasQueueModes: boolean;
  /** `pgflow.delete_flow_and_data`: from 0.10 on. */
  readonly canDelete: boolean;
  readonly hasWorkers: boolean;
}

interface Found {
  readonly flows: boolean;
  readonly ensure: number | null;
  readonly islocal: boolean;
  readonly candelete: boolean;
  readonly columns: string[];
  readonly workers: boolean;
  readonly secret: string | null;
}

/**
 * Tells the version by what is there, as pgflow keeps no version number: the parameters of `ensure_flow_compiled` and
 * columns that came with a version.
 * @throws FlowFailure `no-pgflow`
 */
export async function probe(session: Session): Promise<Probe> {
  const [found] = await session.query<Found & Record<string, unknown>>(`
    select to_regclass('pgflow.flows') is not null as flows,
      (select max(pronargs)::int from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'pgflow' and p.proname = 'ensure_flow_compiled') as ensure,
      to_regprocedure('pgflow.is_local()') is not null as islocal,
      to_regprocedure('pgflow.delete_flow_and_data(text)') is not null as candelete,
      to_regclass('pgflow.workers') is not null as workers,
      array(select c.table_name || '.' || c.column_name from information_schema.columns c
        where c.table_schema = 'pgflow' and c.table_name in ('flows', 'steps'))::text[] as columns,
      current_setting('app.settings.jwt_secret', true) as secret`);
  if (!found?.flows) {
    throw new FlowFailure(
      "no-pgflow",
      "This database has no pgflow. Install it (npx pgflow install), apply its migrations, and try again.",
    );
  }
  const has = (column: string) => found.columns.includes(column);
  const local = found.islocal ? await isLocal(session) : found.secret === localJwtSecret;
  return {
    profile: profileOf(found.ensure, has),
    local,
    hasConditions: has("steps.when_exhausted"),
    hasQueueModes: has("flows.queue_mode"),
    canDelete: found.candelete,
    hasWorkers: found.workers,
  };
}

async function isLocal(session: Session): Promise<boolean> {
  const [row] = await session.query<{ local: boolean }>("select pgflow.is_local() as local");
  return row?.local === true;
}

function profileOf(ensure: number | null, has: (column: string) => boolean): PgflowProfile {
  if (has("flows.queue_mode") || has("steps.queue_name") || (ensure ?? 0) >= 4) return "0.17";
  if (ensure === null) return "0.8";
  if (!has("steps.when_exhausted")) return "0.9";
  return ensure === 2 ? "0.16" : "0.14";
}
