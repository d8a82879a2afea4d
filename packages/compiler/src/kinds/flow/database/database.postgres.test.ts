import { canonicalShape } from "@agentwright/language/flow/shape/index";
import type { FlowShape, PgflowProfile } from "@agentwright/protocol";
import { pgflowProfiles } from "@agentwright/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../../testing/postgres.ts";
import { createStatements } from "../sql/index.ts";
import { randomFlow } from "../testing/random-flow.ts";
import { localJwtSecret, modelSchema } from "../verify/model/index.ts";
import { applyPlan } from "./apply.ts";
import { inTransaction, withConnection } from "./connect.ts";
import { probe } from "./probe.ts";
import { FlowFailure, problemOf } from "./problem.ts";
import { countRuns } from "./runs.ts";
import { environmentStatus } from "./status.ts";
import { fingerprintOf, readFlow } from "./stored.ts";

const shape: FlowShape = {
  slug: "triage",
  options: { timeout: 30 },
  steps: [
    { slug: "fetch", stepType: "single", dependencies: [], options: {} },
    { slug: "process", stepType: "single", dependencies: ["fetch"], options: { timeout: 30 } },
  ],
};
const slower: FlowShape = {
  ...shape,
  options: {},
  steps: shape.steps.map(step =>
    step.slug === "process" ? { ...step, options: { timeout: 60, startDelay: 5 } } : step,
  ),
};
const validated: FlowShape = {
  ...shape,
  steps: [
    { slug: "fetch", stepType: "single", dependencies: [], options: {} },
    { slug: "validate", stepType: "single", dependencies: ["fetch"], options: {} },
    { slug: "process", stepType: "single", dependencies: ["fetch", "validate"], options: { timeout: 30 } },
  ],
};

describe("flows in PostgreSQL", () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres?.stop());

  async function database(profile: PgflowProfile, local = false): Promise<string> {
    const url = await postgres.database();
    await withConnection(url, async session => {
      await session.run(modelSchema(profile));
      const name = new URL(url).pathname.slice(1);
      if (local) await session.run(`alter database ${name} set app.settings.jwt_secret = '${localJwtSecret}'`);
    });
    return url;
  }

  const plan = (wanted: FlowShape, seen: string) => ({
    slug: wanted.slug,
    path: "flows/triage.ts",
    shape: wanted,
    seen,
  });
  const seenIn = (url: string) =>
    inTransaction(url, "read", async session => fingerprintOf(await readFlow(session, await probe(session), "triage")));
  const apply = async (url: string, wanted: FlowShape, more = {}) =>
    applyPlan(url, plan(wanted, await seenIn(url)), { name: "test", ...more }).catch(problemOf);
  const startRuns = (url: string, count: number) =>
    withConnection(url, async session => {
      for (let i = 0; i < count; i++) await session.query("select pgflow.start_flow('triage', '{}')");
    });
  const runsIn = (url: string) => inTransaction(url, "read", session => countRuns(session, "triage"));
  const stored = (url: string, slug: string) =>
    inTransaction(url, "read", async session => (await readFlow(session, await probe(session), slug))?.shape);

  test.each(pgflowProfiles)(
    "pgflow %s is known by its functions and columns; any flow comes back as it went in",
    async profile => {
      const url = await database(profile);
      expect(await inTransaction(url, "read", probe)).toMatchObject({ profile, local: false });
      const runs = 20;
      await fc.assert(
        fc.asyncProperty(randomFlow(profile), async wanted => {
          const back = await inTransaction(url, "write", async session => {
            await session.run(createStatements(wanted, profile).join("\n"));
            const found = await readFlow(session, await probe(session), wanted.slug);
            expect(found?.corrupt).toEqual([]);
            await session.run("rollback");
            return found?.shape;
          });
          expect(back && canonicalShape(back)).toBe(canonicalShape(wanted));
        }),
        { numRuns: runs },
      );
    },
  );

  describe("the behaviour matrix", () => {
    const table = [
      { change: "new", local: true, does: "created" },
      { change: "new", local: false, does: "created" },
      { change: "options", local: true, does: "updated" },
      { change: "options", local: false, does: "updated" },
      { change: "structure", local: true, does: "confirm" },
      { change: "structure", local: false, does: "structure" },
      { change: "none", local: true, does: "verified" },
      { change: "none", local: false, does: "verified" },
      { change: "new", local: false, strict: true, does: "strict" },
      { change: "options", local: false, strict: true, does: "strict" },
      { change: "structure", local: false, strict: true, does: "strict" },
      { change: "none", local: false, strict: true, does: "verified" },
      { change: "new", local: true, strict: true, does: "created" },
    ];
    const wanted = { new: shape, none: shape, options: slower, structure: validated };
    test.each(table)("$change, local: $local, strict: $strict → $does", async ({ change, local, strict, does }) => {
      const url = await database("0.14", local);
      if (change !== "new") {
        await apply(url, shape);
        await startRuns(url, 2);
      }
      const answer = await apply(url, wanted[change as keyof typeof wanted], { requireMigrations: strict === true });
      expect(answer.ok ? answer.outcome : answer.code).toBe(does);
      expect(await runsIn(url)).toEqual(change === "new" ? { runs: 0, active: 0 } : { runs: 2, active: 2 });
    });
  });

  test("an option that changes or goes is updated in place, and every run stays", async () => {
    const url = await database("0.16");
    await apply(url, shape);
    await startRuns(url, 3);
    const answer = await apply(url, slower);
    expect(answer).toEqual({
      ok: true,
      outcome: "updated",
      messages: [
        "✓ Runtime options updated for flow 'triage'",
        "- Step 'process': timeout 30s → 60s",
        "- Step 'process': startDelay none → 5s",
        "- Flow: timeout 30s → 60s",
      ],
    });
    expect(await runsIn(url)).toEqual({ runs: 3, active: 3 });
    expect(canonicalShape((await stored(url, "triage")) ?? shape)).toBe(canonicalShape(slower));
    expect(await apply(url, slower)).toMatchObject({ ok: true, outcome: "verified" });
  });

  test("a structure change in production is refused with the list and the way forward", async () => {
    const url = await database("0.14");
    await apply(url, shape);
    expect(await apply(url, validated)).toEqual({
      ok: false,
      code: "structure",
      problem: `Error: Flow 'triage' structure mismatch
- New step 'validate' added
- Step 'process' dependencies changed: ['fetch'] → ['fetch', 'validate']
Action: Deploy migration first (agentwright flow compile flows/triage.ts)`,
      changes: ["New step 'validate' added", "Step 'process' dependencies changed: ['fetch'] → ['fetch', 'validate']"],
    });
    expect(canonicalShape((await stored(url, "triage")) ?? validated)).toBe(canonicalShape(shape));
  });

  test.each(["0.8", "0.14", "0.17"] as const)(
    "locally in %s it is made anew once the loss of its runs is agreed to",
    async profile => {
      const url = await database(profile, true);
      await apply(url, shape);
      await startRuns(url, 2);
      expect(await apply(url, validated)).toMatchObject({ ok: false, code: "confirm", runs: 2 });
      await startRuns(url, 1);
      expect(await apply(url, validated, { confirmedRuns: 2 })).toMatchObject({ code: "confirm", runs: 3 });
      expect(await apply(url, validated, { confirmedRuns: 3 })).toMatchObject({
        outcome: "recreated",
        messages: ["✓ Compiled successfully: triage → database, made anew; 3 runs went with the old one"],
      });
      expect(await runsIn(url)).toEqual({ runs: 0, active: 0 });
      expect(canonicalShape((await stored(url, "triage")) ?? shape)).toBe(canonicalShape(validated));
    },
  );

  test("what changed since it was shown is not written over", async () => {
    const url = await database("0.14", true);
    const seen = await seenIn(url);
    await apply(url, shape);
    const late = await applyPlan(url, plan(slower, seen), { name: "local" }).catch(problemOf);
    expect(late).toMatchObject({ ok: false, code: "changed" });
    expect(canonicalShape((await stored(url, "triage")) ?? slower)).toBe(canonicalShape(shape));
  });

  test.each(["0.16", "0.17"] as const)(
    "eight at once in %s: one writes, seven agree, nothing is lost",
    async profile => {
      const url = await database(profile);
      const seen = await seenIn(url);
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => applyPlan(url, plan(shape, seen), { name: "test" }).catch(problemOf)),
      );
      const outcomes = answers.map(answer => (answer.ok ? answer.outcome : answer.problem)).sort();
      expect(outcomes).toEqual(["created", ...Array(7).fill("verified")]);
      await startRuns(url, 4);
      const before = await seenIn(url);
      const updates = await Promise.all(
        Array.from({ length: 8 }, () => applyPlan(url, plan(slower, before), { name: "test" }).catch(problemOf)),
      );
      expect(updates.map(answer => (answer.ok ? answer.outcome : answer.problem)).sort()).toEqual([
        "updated",
        ...Array(7).fill("verified"),
      ]);
      expect(await runsIn(url)).toEqual({ runs: 4, active: 4 });
    },
  );

  test("a queue for each step is made where the file asks for it, and is no mere change of options", async () => {
    const url = await database("0.17");
    const own = { ...plan(shape, await seenIn(url)), stepQueues: true as const };
    expect(await applyPlan(url, own, { name: "test" })).toMatchObject({ outcome: "created" });
    const mode = await withConnection(url, session =>
      session.query("select queue_mode::text as mode from pgflow.flows"),
    );
    expect(mode).toEqual([{ mode: "step" }]);
    expect(await applyPlan(url, own, { name: "test" })).toMatchObject({ outcome: "verified" });
    expect(await apply(url, slower)).toMatchObject({
      code: "structure",
      problem: expect.stringContaining("for the whole flow in the file and for each step in this database"),
    });
  });

  test("a flow that differs in case alone is refused: both would share a queue, and one drop it", async () => {
    const url = await database("0.14", true);
    await apply(url, { ...shape, slug: "Triage" });
    expect(await apply(url, shape)).toMatchObject({
      ok: false,
      code: "structure",
      problem: expect.stringContaining("a flow 'Triage', which differs from 'triage' in upper and lower case alone"),
    });
    expect(await stored(url, "triage")).toBeUndefined();
    expect(await stored(url, "Triage")).toBeDefined();
  });

  test("pgflow's own lock on the flow keeps us waiting, and its hash is that of the version", async () => {
    for (const [profile, key] of [
      ["0.16", "hashtext('Triage')"],
      ["0.17", "hashtext('triage')"],
    ] as const) {
      const url = await database(profile);
      const named = { ...shape, slug: "Triage" };
      const seen = await fingerprintOf(undefined);
      let applied = false;
      let waiting: Promise<unknown> = Promise.resolve();
      await inTransaction(url, "write", async session => {
        await session.query(`select pg_advisory_xact_lock(1, ${key})`);
        waiting = applyPlan(url, plan(named, seen), { name: "test" }).then(() => {
          applied = true;
        });
        await new Promise(resolve => setTimeout(resolve, 300));
        expect(applied).toBe(false);
      });
      await waiting;
      expect(applied).toBe(true);
    }
  });

  test("status: what is in sync, differs, is missing, is nobody's, or contradicts itself", async () => {
    const url = await database("0.14", true);
    await apply(url, shape);
    await startRuns(url, 1);
    await withConnection(url, async session => {
      await session.run(`
        select pgflow.create_flow('other'); select pgflow.add_step('other', 'x');
        select pgflow.create_flow('broken'); select pgflow.add_step('broken', 'b'); select pgflow.add_step('broken', 'v');
        select pgflow.add_step('broken', 'b', array['v']);
        insert into pgflow.workers (worker_id, queue_name, function_name, started_at)
        values (gen_random_uuid(), 'triage', 'triage-worker', now() - interval '1 minute')`);
    });
    const path = "/x/flows/triage.ts";
    const broken: FlowShape = { slug: "broken", options: {}, steps: shape.steps };
    const old = Date.now() - 3_600_000;
    const status = async (wanted: FlowShape, changedAt = old) =>
      environmentStatus("local", url, [
        { path, shape: wanted, changedAt },
        { path: "/x/flows/gone.ts", shape: { ...shape, slug: "gone" } },
        { path: "/x/flows/broken.ts", shape: broken },
      ]);
    const first = await status(shape);
    expect(first).toMatchObject({ local: true, profile: "0.14", kind: "this machine's database" });
    expect(first.flows.map(flow => [flow.slug, flow.drift, flow.worker?.state])).toEqual([
      ["triage", "in-sync", "fresh"],
      ["gone", "not-deployed", undefined],
      ["broken", "corrupt", "none"],
      ["other", "only-in-database", undefined],
    ]);
    expect(first.flows[0]).toMatchObject({
      runs: 1,
      activeRuns: 1,
      lastRun: {
        status: "started",
        steps: [
          { slug: "fetch", status: "created" },
          { slug: "process", status: "created" },
        ],
      },
    });
    expect(first.flows[2]?.changes[0]).toMatch(/^Step 'b' counts 0 dependencies but has 1/);
    expect((await status(shape, Date.now())).flows[0]?.worker?.state).toBe("handlers");
    expect((await status(slower)).flows[0]).toMatchObject({ drift: "options-differ", worker: { state: "fresh" } });
    const differing = (await status(validated)).flows[0];
    expect(differing).toMatchObject({ drift: "structure-differs", worker: { state: "shape" } });
    expect(differing?.worker?.reason).toMatch(/^Worker code changed since startup/);
  });

  test("reading can't write, whatever is run, and no message holds the password", async () => {
    const url = await database("0.14");
    const refused = await inTransaction(url, "read", session => session.query("select pgflow.create_flow('x')")).catch(
      (error: Error) => error.message,
    );
    expect(refused).toContain("read-only transaction");
    const empty = await postgres.database();
    const closed = "postgresql://tester:not-a-secret@127.0.0.1:1/nowhere";
    for (const [address, code] of [
      [empty, "no-pgflow"],
      [closed, "unreachable"],
      [`${empty}_gone`, "unreachable"],
      ["mysql://tester:not-a-secret@127.0.0.1/x", "unreachable"],
      ["not-a-secret", "unreachable"],
    ] as const) {
      const seen = await environmentStatus("x", address, []);
      expect(seen.code, address).toBe(code);
      expect(JSON.stringify(seen)).not.toContain("not-a-secret");
    }
    const odd = await inTransaction(empty, "read", probe).catch(error => error);
    expect(odd).toBeInstanceOf(FlowFailure);
  });
});
