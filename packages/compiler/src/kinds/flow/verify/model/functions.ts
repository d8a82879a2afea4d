import { hasConditions } from "@agentwright/language/flow/shape/index";
import type { PgflowProfile } from "@agentwright/protocol";

/** Supabase's command line gives every local database this one, by which pgflow (0.10 and later) knows that it is local. */
export const localJwtSecret = "super-secret-jwt-token-with-at-least-32-characters-long";

/** What slugs a profile's database takes. */
export function slugFunction(profile: PgflowProfile): string {
  const strict = profile === "0.17" ? ` and slug ~ '^[a-zA-Z]' and slug !~ '_$' and slug !~ '__'` : "";
  return `create function pgflow.is_valid_slug(slug text) returns boolean language sql immutable as $$
  select slug is not null and length(slug) between 1 and 128 and slug ~ '^[a-zA-Z_][a-zA-Z0-9_]*$'
    and slug <> 'run'${strict} $$;`;
}

/** The functions that migrations call, with the checks that a flow can run into; they insert or keep, never update. */
export function functions(profile: PgflowProfile): string {
  const parts = [createFlow(profile), addStep(profile), startFlow];
  if (profile !== "0.8") parts.push(local, deleteFlow(profile), ensureFlow(profile));
  return parts.join("\n");
}

function lock(slug: string, profile: PgflowProfile): string {
  return `perform pg_advisory_xact_lock(1, hashtext(${profile === "0.17" ? `lower(${slug})` : slug}));`;
}

function createFlow(profile: PgflowProfile): string {
  const guard =
    profile === "0.17"
      ? `${lock("create_flow.flow_slug", profile)}
  if not pgflow.is_valid_slug(create_flow.flow_slug) then
    raise exception 'Flow slug "%" is not valid.', create_flow.flow_slug;
  end if;`
      : "";
  return `
create function pgflow.create_flow(flow_slug text, max_attempts int default null, base_delay int default null,
  timeout int default null) returns pgflow.flows language plpgsql as $$
declare made pgflow.flows;
begin
  ${guard}
  insert into pgflow.flows as f (flow_slug, opt_max_attempts, opt_base_delay, opt_timeout)
  values (create_flow.flow_slug, coalesce(max_attempts, 3), coalesce(base_delay, 5), coalesce(timeout, 60))
  on conflict do nothing;
  perform pgmq."create"(create_flow.flow_slug)
    where not exists (select 1 from pgmq.list_queues() q where q.queue_name = create_flow.flow_slug);
  select * into made from pgflow.flows f where f.flow_slug = create_flow.flow_slug;
  return made;
end $$;`;
}

function addStep(profile: PgflowProfile): string {
  const more = hasConditions(profile);
  const guard =
    profile === "0.17"
      ? `${lock("add_step.flow_slug", profile)}
  if not pgflow.is_valid_slug(add_step.step_slug) then
    raise exception 'Step slug "%" is not valid.', add_step.step_slug;
  end if;
  if (select f.queue_mode from pgflow.flows f where f.flow_slug = add_step.flow_slug) = 'step' then
    raise exception 'Flow "%" has a queue for each step; add_step cannot change it.', add_step.flow_slug;
  end if;
  select s.step_slug into twin from pgflow.steps s where s.flow_slug = add_step.flow_slug
    and lower(s.step_slug) = lower(add_step.step_slug) and s.step_slug <> add_step.step_slug limit 1;
  if twin is not null then
    raise exception 'Steps "%" and "%" in flow "%" conflict case-insensitively.', twin, add_step.step_slug, add_step.flow_slug;
  end if;`
      : "";
  return `
create function pgflow.add_step(flow_slug text, step_slug text, deps_slugs text[] default '{}',
  max_attempts int default null, base_delay int default null, timeout int default null, start_delay int default null,
  step_type text default 'single'${
    more
      ? `, required_input_pattern jsonb default null, forbidden_input_pattern jsonb default null,
  when_unmet text default 'skip', when_exhausted text default 'fail'`
      : ""
  }) returns pgflow.steps language plpgsql as $$
declare made pgflow.steps; n int := coalesce(array_length(deps_slugs, 1), 0); twin text;
begin
  ${guard}
  if step_type = 'map' and n > 1 then
    raise exception 'Map step "%" can have at most one dependency, but % were provided: %',
      add_step.step_slug, n, array_to_string(deps_slugs, ', ');
  end if;
  insert into pgflow.steps (flow_slug, step_slug, step_type, step_index, deps_count, opt_max_attempts, opt_base_delay,
    opt_timeout, opt_start_delay${more ? ", required_input_pattern, forbidden_input_pattern, when_unmet, when_exhausted" : ""})
  values (add_step.flow_slug, add_step.step_slug, coalesce(add_step.step_type, 'single'),
    (select coalesce(max(s.step_index) + 1, 0) from pgflow.steps s where s.flow_slug = add_step.flow_slug), n,
    max_attempts, base_delay, timeout, start_delay${
      more
        ? ", add_step.required_input_pattern, add_step.forbidden_input_pattern, add_step.when_unmet, add_step.when_exhausted"
        : ""
    })
  on conflict on constraint steps_pkey do nothing;
  insert into pgflow.deps (flow_slug, dep_slug, step_slug)
  select add_step.flow_slug, d, add_step.step_slug from unnest(deps_slugs) d on conflict on constraint deps_pkey do nothing;
  select * into made from pgflow.steps s where s.flow_slug = add_step.flow_slug and s.step_slug = add_step.step_slug;
  return made;
end $$;`;
}

/** Makes a run and its states, without any of the work. */
const startFlow = `
create function pgflow.start_flow(flow_slug text, input jsonb, run_id uuid default null)
returns setof pgflow.runs language plpgsql as $$
declare made pgflow.runs;
begin
  insert into pgflow.runs (run_id, flow_slug, input, remaining_steps)
  values (coalesce(start_flow.run_id, gen_random_uuid()), start_flow.flow_slug, start_flow.input,
    (select count(*) from pgflow.steps s where s.flow_slug = start_flow.flow_slug)) returning * into made;
  insert into pgflow.step_states (flow_slug, run_id, step_slug, remaining_deps)
  select s.flow_slug, made.run_id, s.step_slug, s.deps_count from pgflow.steps s where s.flow_slug = start_flow.flow_slug;
  return next made;
end $$;`;

const local = `
create function pgflow.is_local() returns boolean language sql stable as $$
  select coalesce(current_setting('app.settings.jwt_secret', true) = '${localJwtSecret}', false) $$;`;

/** 0.17 names its queues in lower case. */
function deleteFlow(profile: PgflowProfile): string {
  return `
create function pgflow.delete_flow_and_data(p_flow_slug text) returns void language plpgsql as $$
begin
  ${profile === "0.17" ? lock("p_flow_slug", profile) : ""}
  perform pgmq.drop_queue(p_flow_slug);
  delete from pgflow.step_tasks where flow_slug = p_flow_slug;
  delete from pgflow.step_states where flow_slug = p_flow_slug;
  delete from pgflow.runs where flow_slug = p_flow_slug;
  delete from pgflow.deps where flow_slug = p_flow_slug;
  delete from pgflow.steps where flow_slug = p_flow_slug;
  delete from pgflow.flows where flow_slug = p_flow_slug;
end $$;`;
}

/** Locks as the real one does, makes a missing flow from its shape, and compares no more than names and edges. */
function ensureFlow(profile: PgflowProfile): string {
  const more = {
    "0.8": "",
    "0.9": ", allow_data_loss boolean default false",
    "0.14": ", allow_data_loss boolean default false",
    "0.16": "",
    "0.17": ", queue_mode text default 'flow', route_map jsonb default null",
  }[profile];
  const conditions = hasConditions(profile)
    ? `, required_input_pattern => s->'requiredInputPattern'->'value', forbidden_input_pattern => s->'forbiddenInputPattern'->'value',
      when_unmet => coalesce(s->>'whenUnmet', 'skip'), when_exhausted => coalesce(s->>'whenExhausted', 'fail')`
    : "";
  return `
create function pgflow.ensure_flow_compiled(flow_slug text, shape jsonb${more}) returns jsonb language plpgsql as $$
declare s jsonb; have text; want text;
begin
  ${lock("ensure_flow_compiled.flow_slug", profile)}
  if exists (select 1 from pgflow.flows f where f.flow_slug = ensure_flow_compiled.flow_slug) then
    select string_agg(st.step_slug || '<' || coalesce((select string_agg(d.dep_slug, ',' order by d.dep_slug) from pgflow.deps d
      where d.flow_slug = st.flow_slug and d.step_slug = st.step_slug), ''), ';' order by st.step_index) into have
    from pgflow.steps st where st.flow_slug = ensure_flow_compiled.flow_slug;
    select string_agg((x->>'slug') || '<' || coalesce((select string_agg(y, ',' order by y)
      from jsonb_array_elements_text(x->'dependencies') y), ''), ';' order by n) into want
    from jsonb_array_elements(shape->'steps') with ordinality e(x, n);
    return jsonb_build_object('status', case when have is not distinct from want then 'verified' else 'mismatch' end);
  end if;
  perform pgflow.create_flow(ensure_flow_compiled.flow_slug, (shape->'options'->>'maxAttempts')::int,
    (shape->'options'->>'baseDelay')::int, (shape->'options'->>'timeout')::int);
  for s in select x from jsonb_array_elements(shape->'steps') x loop
    perform pgflow.add_step(ensure_flow_compiled.flow_slug, s->>'slug',
      array(select jsonb_array_elements_text(s->'dependencies')), (s->'options'->>'maxAttempts')::int,
      (s->'options'->>'baseDelay')::int, (s->'options'->>'timeout')::int, (s->'options'->>'startDelay')::int,
      coalesce(s->>'stepType', 'single')${conditions});
  end loop;${
    profile === "0.17"
      ? `
  update pgflow.flows f set queue_mode = ensure_flow_compiled.queue_mode where f.flow_slug = ensure_flow_compiled.flow_slug;`
      : ""
  }
  return jsonb_build_object('status', 'compiled');
end $$;`;
}
