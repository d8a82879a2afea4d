/** Supabase's roles, to which pgflow's migrations grant rights. They are the whole server's, not a database's. */
export const roles = `
do $$
declare r text;
begin
  foreach r in array array['anon', 'authenticated', 'service_role'] loop
    if not exists (select 1 from pg_roles where rolname = r) then execute format('create role %I', r); end if;
  end loop;
end $$;
`;

/**
 * What pgflow finds on Supabase and a bare PostgreSQL lacks, as far as compiling a flow needs it: the queue
 * (pgmq) with its limit on names, cron, network, secrets and realtime, none of which does anything. Safe to run twice.
 * Sources: the pgmq README (1.5: `message_record`, `create`, `send`), pgflow's migrations for what they call.
 */
export const stubs = String.raw`
create schema if not exists pgmq;
create table if not exists pgmq.meta (
  queue_name varchar unique not null,
  is_partitioned boolean not null default false,
  is_unlogged boolean not null default false,
  created_at timestamptz not null default now()
);
do $$
begin
  if to_regtype('pgmq.message_record') is null then
    create type pgmq.message_record as
      (msg_id bigint, read_ct integer, enqueued_at timestamptz, vt timestamptz, message jsonb, headers jsonb);
    create type pgmq.queue_record as
      (queue_name varchar, is_partitioned boolean, is_unlogged boolean, created_at timestamptz);
  end if;
end $$;
create or replace function pgmq.format_table_name(queue_name text, prefix text) returns text language plpgsql as $$
begin
  if queue_name ~ '\$|;|--|''' then raise exception 'queue name contains invalid characters: $, ;, --, or \'''; end if;
  return lower(prefix || '_' || queue_name);
end $$;
create or replace function pgmq.list_queues() returns setof pgmq.queue_record language sql as
  'select queue_name, is_partitioned, is_unlogged, created_at from pgmq.meta';
create or replace function pgmq."create"(queue_name text) returns void language plpgsql as $$
begin
  if length(queue_name) > 47 then raise exception 'queue name is too long, maximum length is 48 characters'; end if;
  execute format('create table if not exists pgmq.%I (msg_id bigint primary key generated always as identity,
    read_ct int not null default 0, enqueued_at timestamptz not null default now(), vt timestamptz not null,
    message jsonb, headers jsonb)', pgmq.format_table_name(queue_name, 'q'));
  execute format('create table if not exists pgmq.%I (msg_id bigint primary key, read_ct int not null default 0,
    enqueued_at timestamptz not null default now(), archived_at timestamptz not null default now(),
    vt timestamptz not null, message jsonb, headers jsonb)', pgmq.format_table_name(queue_name, 'a'));
  insert into pgmq.meta (queue_name) values (queue_name) on conflict do nothing;
end $$;
create or replace function pgmq.drop_queue(queue_name text) returns boolean language plpgsql as $$
begin
  execute format('drop table if exists pgmq.%I', pgmq.format_table_name(queue_name, 'q'));
  execute format('drop table if exists pgmq.%I', pgmq.format_table_name(queue_name, 'a'));
  delete from pgmq.meta m where m.queue_name = drop_queue.queue_name;
  return found;
end $$;
create or replace function pgmq.send(queue_name text, msg jsonb, delay integer default 0)
returns setof bigint language plpgsql as $$
begin
  return query execute format('insert into pgmq.%I (vt, message) values (clock_timestamp() + $2, $1) returning msg_id',
    pgmq.format_table_name(queue_name, 'q')) using msg, make_interval(secs => delay);
end $$;
create or replace function pgmq.send_batch(queue_name text, msgs jsonb[], delay integer default 0)
returns setof bigint language plpgsql as $$
begin
  return query execute format('insert into pgmq.%I (vt, message) select clock_timestamp() + $2, m from unnest($1) m
    returning msg_id', pgmq.format_table_name(queue_name, 'q')) using msgs, make_interval(secs => delay);
end $$;
create or replace function pgmq.archive(queue_name text, msg_ids bigint[]) returns setof bigint language plpgsql as $$
begin
  return query execute format('with gone as (delete from pgmq.%I where msg_id = any($1)
    returning msg_id, vt, read_ct, enqueued_at, message, headers)
    insert into pgmq.%I (msg_id, vt, read_ct, enqueued_at, message, headers) select * from gone returning msg_id',
    pgmq.format_table_name(queue_name, 'q'), pgmq.format_table_name(queue_name, 'a')) using msg_ids;
end $$;
create or replace function pgmq.archive(queue_name text, msg_id bigint) returns boolean language sql as
  'select exists (select 1 from pgmq.archive(queue_name, array[msg_id]))';
create or replace function pgmq.set_vt(queue_name text, msg_id bigint, vt integer)
returns setof pgmq.message_record language plpgsql as $$
begin
  return query execute format('update pgmq.%I set vt = clock_timestamp() + $2 where msg_id = $1
    returning msg_id, read_ct, enqueued_at, vt, message, headers', pgmq.format_table_name(queue_name, 'q'))
    using msg_id, make_interval(secs => vt);
end $$;

create schema if not exists realtime;
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void language sql as 'select null::void';
create schema if not exists net;
create or replace function net.http_post(url text, body jsonb default '{}', params jsonb default '{}',
  headers jsonb default '{}', timeout_milliseconds integer default 5000) returns bigint language sql as 'select 0::bigint';
create schema if not exists vault;
create table if not exists vault.decrypted_secrets (id uuid default gen_random_uuid(), name text, decrypted_secret text);
create schema if not exists cron;
create table if not exists cron.job (jobid bigint generated always as identity, schedule text, command text, jobname text,
  active boolean not null default true);
create table if not exists cron.job_run_details (jobid bigint, runid bigint generated always as identity, status text,
  start_time timestamptz, end_time timestamptz);
create or replace function cron.schedule(job_name text, schedule text, command text) returns bigint language sql as
  'insert into cron.job (jobname, schedule, command) values (job_name, schedule, command) returning jobid';
create or replace function cron.unschedule(job_name text) returns boolean language sql as
  'with gone as (delete from cron.job where jobname = job_name returning 1) select exists (select 1 from gone)';
create or replace function cron.unschedule(job_id bigint) returns boolean language sql as
  'with gone as (delete from cron.job where jobid = job_id returning 1) select exists (select 1 from gone)';
`;
