import type { FlowOptions, FlowShape, Json, SkipMode, StepOptions, StepShape, StepType } from "@agentwright/protocol";
import type { Session } from "./connect.ts";
import type { Probe } from "./probe.ts";

/** A flow as it stands in a database. */
export interface StoredFlow {
  readonly shape: FlowShape;
  /** Sentences: how the definition contradicts itself. Empty: it does not. */
  readonly corrupt: readonly string[];
  /** From 0.17 on: `step` has a queue for each step, and `add_step` refuses to touch it. */
  readonly queueMode: "flow" | "step";
}

interface FlowRow {
  readonly slug: string;
  readonly max_attempts: number;
  readonly base_delay: number;
  readonly timeout: number;
  readonly queue_mode: "flow" | "step";
  readonly steps: readonly StepRow[];
}

interface StepRow {
  readonly slug: string;
  readonly type: StepType;
  readonly index: number;
  readonly count: number;
  /** In the order of the definition; the order in which a step names them is not stored. */
  readonly deps: readonly string[];
  readonly max_attempts: number | null;
  readonly base_delay: number | null;
  readonly timeout: number | null;
  readonly start_delay: number | null;
  /** Inside an array, so that JSON's null is not taken for none. */
  readonly required: readonly Json[] | null;
  readonly forbidden: readonly Json[] | null;
  readonly unmet: SkipMode | null;
  readonly exhausted: SkipMode | null;
}

/** All flows, or the one of that slug, in the order of their slugs. */
export async function readFlows(session: Session, known: Probe, slug?: string): Promise<StoredFlow[]> {
  const conditions = known.hasConditions
    ? `'required', case when s.required_input_pattern is not null then jsonb_build_array(s.required_input_pattern) end,
       'forbidden', case when s.forbidden_input_pattern is not null then jsonb_build_array(s.forbidden_input_pattern) end,
       'unmet', s.when_unmet, 'exhausted', s.when_exhausted`
    : "'required', null, 'forbidden', null, 'unmet', null, 'exhausted', null";
  const rows = await session.query<FlowRow & Record<string, unknown>>(
    `select f.flow_slug as slug, f.opt_max_attempts as max_attempts, f.opt_base_delay as base_delay,
       f.opt_timeout as timeout, ${known.hasQueueModes ? "f.queue_mode::text" : "'flow'"} as queue_mode,
       coalesce((select jsonb_agg(jsonb_build_object('slug', s.step_slug, 'type', s.step_type, 'index', s.step_index,
         'count', s.deps_count, 'max_attempts', s.opt_max_attempts, 'base_delay', s.opt_base_delay,
         'timeout', s.opt_timeout, 'start_delay', s.opt_start_delay, ${conditions},
         'deps', coalesce((select jsonb_agg(d.dep_slug order by x.step_index) from pgflow.deps d
           join pgflow.steps x on x.flow_slug = d.flow_slug and x.step_slug = d.dep_slug
           where d.flow_slug = s.flow_slug and d.step_slug = s.step_slug), '[]'::jsonb)) order by s.step_index)
         from pgflow.steps s where s.flow_slug = f.flow_slug), '[]'::jsonb) as steps
     from pgflow.flows f where $1::text is null or f.flow_slug = $1 order by f.flow_slug`,
    [slug ?? null],
  );
  return rows.map(stored);
}

function stored(row: FlowRow): StoredFlow {
  const options: FlowOptions = { maxAttempts: row.max_attempts, baseDelay: row.base_delay, timeout: row.timeout };
  const shape: FlowShape = { slug: row.slug, options, steps: row.steps.map(step) };
  return { shape, corrupt: contradictions(row), queueMode: row.queue_mode };
}

function step(row: StepRow): StepShape {
  const options: StepOptions = {
    ...(row.max_attempts !== null && { maxAttempts: row.max_attempts }),
    ...(row.base_delay !== null && { baseDelay: row.base_delay }),
    ...(row.timeout !== null && { timeout: row.timeout }),
    ...(row.start_delay !== null && { startDelay: row.start_delay }),
  };
  const [required] = row.required ?? [];
  const [forbidden] = row.forbidden ?? [];
  return {
    slug: row.slug,
    stepType: row.type,
    dependencies: row.deps,
    options,
    ...(required !== undefined && { requiredInputPattern: required }),
    ...(forbidden !== undefined && { forbiddenInputPattern: forbidden }),
    ...(row.unmet !== null && { whenUnmet: row.unmet }),
    ...(row.exhausted !== null && { whenExhausted: row.exhausted }),
  };
}

/** What running compiled SQL a second time over a changed flow leaves behind: pgflow inserts or keeps, never updates. */
function contradictions({ steps }: FlowRow): string[] {
  const place = new Map(steps.map(each => [each.slug, each.index]));
  return steps.flatMap((each, index) => {
    const found: string[] = [];
    if (each.count !== each.deps.length) {
      found.push(
        `Step '${each.slug}' counts ${each.count} dependencies but has ${each.deps.length}, so it may never start or starts too early.`,
      );
    }
    for (const dep of each.deps) {
      if ((place.get(dep) ?? 0) > each.index)
        found.push(`Step '${each.slug}' depends on '${dep}', which is defined after it.`);
    }
    if (each.index !== index) found.push(`Step '${each.slug}' has number ${each.index} where ${index} was expected.`);
    return found;
  });
}
