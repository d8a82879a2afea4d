import { planMigration } from "@agentwright/compiler/kinds/flow/migration/index";
import { createStatements, replaceFlow, updateOptions } from "@agentwright/compiler/kinds/flow/sql/index";
import { randomFlow } from "@agentwright/compiler/kinds/flow/testing/random-flow";
import { canonicalShape } from "@agentwright/language/flow/shape/index";
import type { FlowShape, StepOptions, StepShape } from "@agentwright/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { coreMigrations, type Pglite, startPglite } from "./peers.ts";

/** What Supabase has besides pgmq and pgflow's migrations of 0.8.1 call. */
const supabase = `
  CREATE SCHEMA realtime;
  CREATE FUNCTION realtime.send(payload jsonb, event text, topic text, private boolean DEFAULT true)
    RETURNS void LANGUAGE sql AS 'SELECT NULL::void';
  CREATE ROLE anon; CREATE ROLE authenticated; CREATE ROLE service_role;`;

let database: Pglite;
beforeAll(async () => {
  database = await startPglite();
  await database.exec(supabase);
  for (const migration of coreMigrations()) await database.exec(migration);
}, 120_000);
afterAll(() => database.close());
beforeEach(() => database.exec("ROLLBACK; BEGIN"));

const step = (slug: string, dependencies: readonly string[] = [], options: StepOptions = {}): StepShape => ({
  slug,
  stepType: "single",
  dependencies,
  options,
});
const order: FlowShape = {
  slug: "processOrder",
  options: { maxAttempts: 7, baseDelay: 9, timeout: 40 },
  steps: [step("fetch", [], { timeout: 30, startDelay: 2 }), step("send", ["fetch"], { maxAttempts: 2 })],
};
const tuned: FlowShape = {
  ...order,
  options: { timeout: 41 },
  steps: [step("fetch"), step("send", ["fetch"], { baseDelay: 8 })],
};
const longer: FlowShape = { ...order, steps: [step("check"), ...order.steps, step("end", ["send", "check"])] };

const run = (...statements: readonly string[]) => database.exec(statements.join("\n"));

/** The flow as the database has it. */
async function stored(slug: string): Promise<FlowShape | undefined> {
  const { rows: flows } = await database.query<Record<string, number>>(
    `SELECT opt_max_attempts, opt_base_delay, opt_timeout FROM pgflow.flows WHERE flow_slug = '${slug}'`,
  );
  const { rows: steps } = await database.query<Row>(
    `SELECT s.*, ARRAY(SELECT dep_slug FROM pgflow.deps d WHERE d.flow_slug = s.flow_slug AND d.step_slug = s.step_slug) AS deps
     FROM pgflow.steps s WHERE flow_slug = '${slug}' ORDER BY step_index`,
  );
  const [flow] = flows;
  if (!flow) return undefined;
  return {
    slug,
    options: optionsOf(flow),
    steps: steps.map(row => {
      expect(row.deps_count).toBe(row.deps.length);
      return { slug: row.step_slug, stepType: row.step_type, dependencies: row.deps, options: optionsOf(row) };
    }),
  };
}

interface Row {
  readonly step_slug: string;
  readonly step_type: "single" | "map";
  readonly deps: readonly string[];
  readonly deps_count: number;
}

function optionsOf(row: object): StepOptions {
  const names = {
    maxAttempts: "opt_max_attempts",
    baseDelay: "opt_base_delay",
    timeout: "opt_timeout",
    startDelay: "opt_start_delay",
  };
  const values = row as Readonly<Record<string, number | null>>;
  return Object.fromEntries(Object.entries(names).map(([name, column]) => [name, values[column] ?? undefined]));
}

async function expectStored(shape: FlowShape): Promise<void> {
  const found = await stored(shape.slug);
  expect(found && canonicalShape(found)).toBe(canonicalShape(shape));
}

async function count(table: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM pgflow.${table}`);
  return rows[0]?.n ?? -1;
}

test("random flows come back as they were compiled, and so do their options and replacements", async () => {
  const pair = fc.tuple(randomFlow("0.8"), randomFlow("0.8"));
  await fc.assert(
    fc.asyncProperty(pair, async ([first, second]) => {
      await run("ROLLBACK; BEGIN;", ...createStatements(first, "0.8"));
      await expectStored(first);
      const bare = { ...first, options: {}, steps: first.steps.map(each => ({ ...each, options: {} })) };
      await run(updateOptions(bare, "0.8"));
      await expectStored(bare);
      await run(updateOptions(first, "0.8"));
      await expectStored(first);
      const other = { ...second, slug: first.slug };
      await run(replaceFlow(other, "0.8"));
      await expectStored(other);
    }),
    { numRuns: 100 },
  );
});

test("a change of options keeps runs, and takes what is gone back to what it inherits", async () => {
  await run(...createStatements(order, "0.8"), "SELECT pgflow.start_flow('processOrder', '{}');");
  const { sql, kind } = await planMigration({
    shape: tuned,
    existing: [{ name: "20250101000000_x.sql", text: createStatements(order, "0.8").join("\n") }],
    profile: "0.8",
    now: new Date(0),
  });
  expect(kind).toBe("options");
  const before = [await count("runs"), await count("step_states"), await count("step_tasks")];
  await run(sql);
  await expectStored(tuned);
  expect([await count("runs"), await count("step_states"), await count("step_tasks")]).toEqual(before);
  expect(before).toEqual([1, 2, 1]);
});

test("options are not given to a flow of another structure, nor to one that is not there", async () => {
  await expect(run(updateOptions(order, "0.8"))).rejects.toThrow("Flow 'processOrder' is not in this database.");
  await run("ROLLBACK; BEGIN;", ...createStatements(longer, "0.8"));
  await run("SAVEPOINT here;");
  await expect(run(updateOptions(order, "0.8"))).rejects.toThrow("Flow 'processOrder' has another structure");
  await run("ROLLBACK TO here;");
  await expectStored(longer);
});

test("a definition that was compiled over is seen for what it is, and a replacement mends it", async () => {
  await run(...createStatements({ ...order, steps: [step("fetch"), step("check"), step("send", ["fetch"])] }, "0.8"));
  const more = { ...order, steps: [step("fetch"), step("check"), step("send", ["fetch", "check"])] };
  await run(...createStatements(more, "0.8"), "SAVEPOINT here;");
  await expect(run(updateOptions(more, "0.8"))).rejects.toThrow("another structure");
  await run("ROLLBACK TO here;", replaceFlow(more, "0.8"));
  await expectStored(more);
});

test("a replacement waits for no run: it refuses while one is under way, and deletes those that have ended", async () => {
  await run(...createStatements(order, "0.8"), "SELECT pgflow.start_flow('processOrder', '{}');", "SAVEPOINT here;");
  await expect(run(replaceFlow(longer, "0.8"))).rejects.toThrow("Flow 'processOrder' has runs that have not ended.");
  await run("ROLLBACK TO here;");
  await expectStored(order);
  expect(await count("runs")).toBe(1);
  await run("UPDATE pgflow.runs SET status = 'failed', failed_at = now();", replaceFlow(longer, "0.8"));
  await expectStored(longer);
  expect([await count("runs"), await count("step_states"), await count("step_tasks")]).toEqual([0, 0, 0]);
  await run("SELECT pgflow.start_flow('processOrder', '{}');");
  expect(await count("step_tasks")).toBe(2);
});

test("a replacement leaves the queue of a flow alone whose slug differs in case only", async () => {
  const twin = { ...order, slug: "PROCESSORDER" };
  await run(...createStatements(order, "0.8"), ...createStatements(twin, "0.8"), "SAVEPOINT here;");
  await expect(run(replaceFlow(longer, "0.8"))).rejects.toThrow("the same queue");
});

test("the other versions' blocks parse and do the same, on the tables they have", async () => {
  await run(
    "CREATE FUNCTION pgflow.delete_flow_and_data(slug text) RETURNS void LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''deleted %'', slug; END';",
    ...createStatements(order, "0.8"),
    "SAVEPOINT here;",
  );
  for (const profile of ["0.9", "0.14", "0.17"] as const) {
    await expect(run(replaceFlow(longer, profile))).rejects.toThrow("deleted processOrder");
    await run("ROLLBACK TO here;");
  }
  await run("DROP FUNCTION pgflow.delete_flow_and_data;", updateOptions(tuned, "0.9"), replaceFlow(longer, "0.9"));
  await expectStored(longer);
});

test("a create migration of 0.9 stops where a worker made another flow, and does nothing where it made the same", async () => {
  const { sql } = await planMigration({ shape: order, existing: [], profile: "0.9", now: new Date(0) });
  await run(sql, sql);
  await expectStored(order);
  await run(replaceFlow(longer, "0.9"), "SAVEPOINT here;");
  await expect(run(sql)).rejects.toThrow("Flow 'processOrder' is already in this database, with another structure.");
  await run("ROLLBACK TO here;");
  await expectStored(longer);
});

test("a slug of 47 characters has a queue, one of 48 has not, which is why we refuse it", async () => {
  await run(...createStatements({ ...order, slug: "x".repeat(47) }, "0.8"), "SAVEPOINT here;");
  await expect(run(...createStatements({ ...order, slug: "x".repeat(48) }, "0.8"))).rejects.toThrow("too long");
});
