import type { FlowShape, StepShape } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { createStatements } from "../sql/index.ts";
import { type MigrationFile, type MigrationPlan, type MigrationRequest, planMigration } from "./index.ts";

const now = new Date("2025-01-08T12:00:00.900Z");
const step = (slug: string, more: Partial<StepShape> = {}): StepShape => ({
  slug,
  stepType: "single",
  dependencies: [],
  options: {},
  ...more,
});
const flow: FlowShape = { slug: "my_flow", options: {}, steps: [step("fetch", { options: { timeout: 30 } })] };
const slower: FlowShape = { ...flow, steps: [step("fetch", { options: { timeout: 60 } })] };
const longer: FlowShape = { ...flow, steps: [...flow.steps, step("validate", { dependencies: ["fetch"] })] };

function plan(shape: FlowShape, existing: readonly MigrationFile[] = [], more: Partial<MigrationRequest> = {}) {
  return planMigration({ shape, existing, profile: "0.8", now, ...more });
}
const fileOf = ({ file, sql }: MigrationPlan): MigrationFile => ({ name: file, text: sql });
async function written(...shapes: readonly FlowShape[]): Promise<MigrationFile[]> {
  const files: MigrationFile[] = [];
  for (const shape of shapes) files.push(fileOf(await plan(shape, files, { decision: "replace" })));
  return files;
}

test("a new flow: header and statements, under the time in UTC, the same bytes each time", async () => {
  const first = await plan(flow);
  expect(first).toMatchObject({ kind: "create", risk: "none", changes: [] });
  expect(first.file).toBe("supabase/migrations/20250108120000_create_my_flow_flow.sql");
  await expect(first.sql).toMatchFileSnapshot("fixtures/create-0.8.sql");
  const reordered = { steps: flow.steps, options: {}, slug: "my_flow" };
  expect((await plan(reordered, [], { now: new Date(0) })).sql).toBe(first.sql);
});

test("from 0.9 on a worker may have been faster, so a guard stands first", async () => {
  const { sql } = await plan(flow, [], { profile: "0.16" });
  const [guard, ...statements] = sql.slice(sql.indexOf("\nDO $") + 1).split("$agentwright$;\n");
  expect(guard).toContain("IF EXISTS (SELECT FROM pgflow.flows WHERE flow_slug = 'my_flow') THEN");
  expect(statements).toEqual([`${createStatements(flow, "0.16").join("\n")}\n`]);
});

test("an identical one is refused, whoever wrote it and however", async () => {
  const ours = await written(flow);
  const upstream = [{ name: "20250101000000_create_my_flow_flow.sql", text: createStatements(flow, "0.8").join("\n") }];
  const windows = [{ name: "a.sql", text: `\ufeff${ours[0]?.text.replaceAll("\n", "\r\n")}` }];
  for (const existing of [ours, upstream, windows]) {
    const again = await plan(flow, existing, { decision: "replace" });
    expect(again).toMatchObject({ kind: "identical", file: "", sql: "" });
    expect(again.refusal).toMatch(/^The migration \S+\.sql already makes flow 'my_flow' exactly like this\./);
  }
});

test("other options: an update, told as one that runs feel", async () => {
  const next = await plan(slower, await written(flow));
  expect(next).toMatchObject({
    kind: "options",
    risk: "low",
    changes: [{ words: "Step 'fetch': timeout 30s → 60s", severity: "low" }],
    notes: ["The new options count at once, for runs that are under way too."],
    before: flow,
    file: "supabase/migrations/20250108120001_update_my_flow_flow.sql",
  });
  expect(next.sql).toContain("('fetch', NULL::int, NULL::int, 60, NULL::int)");
  expect(next.sql).not.toContain("create_flow");
  const back = await plan(flow, [...(await written(flow)), fileOf(next)]);
  expect(back).toMatchObject({ kind: "options", file: "supabase/migrations/20250108120002_update_my_flow_flow.sql" });
});

test("another structure is refused with the list, until somebody decides", async () => {
  const existing = await written(flow);
  const asked = await plan(longer, existing);
  expect(asked).toMatchObject({
    kind: "structure",
    risk: "high",
    changes: [{ words: "New step 'validate' added", severity: "high" }],
    file: "",
    sql: "",
  });
  expect(asked.refusal).toContain(
    "Either replace it, which deletes its finished runs, or compile it under a new slug.",
  );

  const replaced = await plan(longer, existing, { decision: "replace" });
  expect(replaced.refusal).toBeUndefined();
  expect(replaced).toMatchObject({ kind: "structure", risk: "high" });
  expect(replaced.file).toBe("supabase/migrations/20250108120001_replace_my_flow_flow.sql");
  expect(replaced.sql).toContain("has runs that have not ended");
  expect(await plan(longer, [...existing, fileOf(replaced)])).toMatchObject({ kind: "identical" });

  const version = await plan(longer, existing, { decision: "new-version" });
  expect(version).toMatchObject({ kind: "structure", risk: "low", slug: "my_flow_v2" });
  expect(version.file).toBe("supabase/migrations/20250108120001_create_my_flow_v2_flow.sql");
  expect(version.sql).toContain("SELECT pgflow.create_flow('my_flow_v2');");
  expect(version.sql).not.toContain("'my_flow'");
  const third = await plan(longer, [...existing, fileOf(version)], { decision: "new-version" });
  expect(third.slug).toBe("my_flow_v3");
});

test("what a database has counts instead, if it is given", async () => {
  const existing = await written(flow);
  expect(await plan(longer, existing, { before: slower })).toMatchObject({ kind: "structure", before: slower });
  expect(await plan(longer, existing, { before: null })).toMatchObject({ kind: "create" });
  const same = await plan(longer, existing, { before: longer });
  expect(same).toMatchObject({ kind: "identical", sql: "" });
  expect(same.refusal).toContain("The database already has flow 'my_flow' exactly like this.");
});

test("a taken second is passed by, whatever its file is called, and the newer migration stands later", async () => {
  const taken = ["20250108120000_other.sql", "db/20250108120001_x_flow.sql", "20250108120003.sql"];
  const files = taken.map(name => ({ name, text: "" }));
  expect((await plan(flow, files)).file).toBe("supabase/migrations/20250108120002_create_my_flow_flow.sql");
  const future = [{ name: "20251231235959_create.sql", text: createStatements(flow, "0.8").join("\n") }];
  expect((await plan(slower, future, { folder: "db" })).file).toBe("db/20260101000000_update_my_flow_flow.sql");
});

test("what can't be read is unknown, and only a replacement or a new slug leads on", async () => {
  const existing = [
    ...(await written(flow)),
    { name: "20250108130000_x.sql", text: "DO $$ BEGIN PERFORM pgflow.add_step('my_flow', 'x'); END $$;" },
  ];
  const unknown = await plan(flow, existing);
  expect(unknown).toMatchObject({ kind: "unknown", sql: "" });
  expect(unknown.refusal).toContain(
    "The migration 20250108130000_x.sql holds a statement about flows that can't be read",
  );
  const replaced = await plan(flow, existing, { decision: "replace" });
  expect(replaced).toMatchObject({ kind: "unknown", risk: "high" });
  expect(replaced.file).toBe("supabase/migrations/20250108130001_replace_my_flow_flow.sql");
  expect(await plan(flow, existing, { before: flow })).toMatchObject({ kind: "identical" });
  const other = { ...flow, slug: "another" };
  expect(await plan(other, existing)).toMatchObject({ kind: "create" });
});

test("a shape that can't be compiled, and a slug that is taken but for its case, are refused", async () => {
  const twice = await plan({ ...flow, steps: [step("a"), step("a")] });
  expect(twice).toMatchObject({ kind: "invalid", sql: "", refusal: expect.stringContaining("two steps 'a'") });
  const twin = await plan({ ...flow, slug: "My_Flow" }, await written(flow));
  expect(twin).toMatchObject({ kind: "invalid", sql: "", refusal: expect.stringContaining("share one queue") });
  const long = { ...flow, slug: "x".repeat(46) };
  const version = await plan({ ...longer, slug: long.slug }, await written(long), { decision: "new-version" });
  expect(version).toMatchObject({ sql: "", refusal: expect.stringContaining("more than 47 characters") });
});

test("queues for single steps are structure, and pgflow compiles them itself", async () => {
  const single = await plan(flow, [], { profile: "0.17" });
  const queues = await plan(flow, [], { profile: "0.17", stepQueues: true });
  expect(queues.sql).toContain("pgflow.ensure_flow_compiled('my_flow', ");
  expect(queues.sql).not.toContain("pgflow.add_step");
  expect(await plan(flow, [fileOf(queues)], { profile: "0.17", stepQueues: true })).toMatchObject({
    kind: "identical",
  });
  expect(await plan(flow, [fileOf(single)], { profile: "0.17", stepQueues: true })).toMatchObject({
    kind: "structure",
    changes: [{ words: "Queues changed: one for the flow → one for each step" }],
  });
});
