import { hasConditions } from "@agentwright/language/flow/shape/index";
import type { PgflowProfile } from "@agentwright/protocol";

/** Tables of a profile, written from what facts are known of them: names, types and checks that a flow can run into. */
export function tables(profile: PgflowProfile): string {
  const conditions = hasConditions(profile)
    ? `,
  required_input_pattern jsonb,
  forbidden_input_pattern jsonb,
  when_unmet text not null default 'skip',
  when_exhausted text not null default 'fail',
  constraint required_input_pattern_is_object
    check (required_input_pattern is null or jsonb_typeof(required_input_pattern) = 'object'),
  constraint forbidden_input_pattern_is_object
    check (forbidden_input_pattern is null or jsonb_typeof(forbidden_input_pattern) = 'object'),
  constraint when_unmet_is_valid check (when_unmet in ('fail', 'skip', 'skip-cascade')),
  constraint when_exhausted_is_valid check (when_exhausted in ('fail', 'skip', 'skip-cascade'))`
    : "";
  const queues = profile === "0.17";
  return `
create table pgflow.flows (
  flow_slug text primary key,
  opt_max_attempts int not null default 3 check (opt_max_attempts >= 0),
  opt_base_delay int not null default 1 check (opt_base_delay >= 0),
  opt_timeout int not null default 60 check (opt_timeout > 0),
  created_at timestamptz not null default now()${queues ? ",\n  queue_mode text not null default 'flow' check (queue_mode in ('flow', 'step'))" : ""},
  constraint slug_is_valid check (pgflow.is_valid_slug(flow_slug))
);
${queues ? "create unique index flows_slug_without_case on pgflow.flows (lower(flow_slug));" : ""}
create table pgflow.steps (
  flow_slug text not null references pgflow.flows,
  step_slug text not null,
  step_type text not null default 'single',
  step_index int not null default 0,
  deps_count int not null default 0 check (deps_count >= 0),
  opt_max_attempts int check (opt_max_attempts >= 0),
  opt_base_delay int check (opt_base_delay >= 0),
  opt_timeout int check (opt_timeout > 0),
  opt_start_delay int check (opt_start_delay >= 0),
  created_at timestamptz not null default now()${queues ? ",\n  queue_name text" : ""}${conditions},
  primary key (flow_slug, step_slug),
  unique (flow_slug, step_index),
  constraint steps_step_slug_check check (pgflow.is_valid_slug(step_slug)),
  constraint steps_step_type_check check (step_type in ('single', 'map'))
);
create table pgflow.deps (
  flow_slug text not null references pgflow.flows,
  dep_slug text not null,
  step_slug text not null check (step_slug <> dep_slug),
  created_at timestamptz not null default now(),
  primary key (flow_slug, dep_slug, step_slug),
  foreign key (flow_slug, dep_slug) references pgflow.steps,
  foreign key (flow_slug, step_slug) references pgflow.steps
);
create table pgflow.runs (
  run_id uuid primary key default gen_random_uuid(),
  flow_slug text not null references pgflow.flows,
  status text not null default 'started' check (status in ('started', 'failed', 'completed')),
  input jsonb not null,
  output jsonb,
  remaining_steps int not null default 0,
  started_at timestamptz not null default now(),
  completed_at timestamptz,
  failed_at timestamptz
);
create table pgflow.step_states (
  flow_slug text not null,
  run_id uuid not null references pgflow.runs,
  step_slug text not null,
  status text not null default 'created' check (status in ('created', 'started', 'completed', 'failed', 'skipped')),
  remaining_tasks int not null default 1,
  remaining_deps int not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  failed_at timestamptz,
  primary key (run_id, step_slug),
  foreign key (flow_slug, step_slug) references pgflow.steps
);
create table pgflow.step_tasks (
  flow_slug text not null references pgflow.flows,
  run_id uuid not null,
  step_slug text not null,
  message_id bigint,
  task_index int not null default 0,
  status text not null default 'queued',
  attempts_count int not null default 0,
  error_message text,
  output jsonb,
  queued_at timestamptz not null default now(),
  primary key (run_id, step_slug, task_index),
  foreign key (run_id, step_slug) references pgflow.step_states
);
create table pgflow.workers (
  worker_id uuid primary key,
  queue_name text not null,
  function_name text not null,
  started_at timestamptz not null default now(),
  deprecated_at timestamptz,
  stopped_at timestamptz,
  last_heartbeat_at timestamptz not null default now()
);
`;
}
