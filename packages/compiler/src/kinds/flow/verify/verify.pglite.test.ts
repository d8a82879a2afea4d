import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalShape } from "@agentwright/language/flow/shape/index";
import { type FlowShape, pgflowProfiles } from "@agentwright/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pgliteForTests } from "../../../testing/pglite.ts";
import { createStatements, replaceFlow, updateOptions } from "../sql/index.ts";
import { randomFlow } from "../testing/random-flow.ts";
import { PglitePool } from "./pglite/pool.ts";
import { modelOf } from "./schema.ts";
import { tryMigration } from "./try.ts";
import { verifyMigration } from "./verify.ts";

const shape: FlowShape = {
  slug: "triage",
  options: { timeout: 30 },
  steps: [
    { slug: "fetch", stepType: "single", dependencies: [], options: {} },
    { slug: "each", stepType: "map", dependencies: ["fetch"], options: { maxAttempts: 2 } },
  ],
};
const longer: FlowShape = { ...shape, options: {} };
const other: FlowShape = { ...shape, steps: [...shape.steps].reverse().map(step => ({ ...step, dependencies: [] })) };

const addOns = await pgliteForTests();
let folder = "";
const pool = new PglitePool();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "agentwright-verify-"));
});
afterAll(async () => {
  pool.end();
  await rm(folder, { recursive: true, force: true, maxRetries: 9 });
});
const places = () => ({ root: folder, cacheDir: folder, addOns });

test("create, options, replacement come back as compiled; anything else is told", { timeout: 60_000 }, async () => {
  const verify = (trial: Omit<Parameters<typeof tryMigration>[1], "profile">) =>
    verifyMigration({ ...trial, profile: "0.14" }, places(), pool);
  expect(await verify({ shape })).toMatchObject({
    equal: true,
    differences: [],
    against: "checked against Agentwright's model of pgflow 0.14 on PGlite",
  });
  expect(await verify({ shape: longer, previous: shape, sql: updateOptions(longer, "0.14") })).toMatchObject({
    equal: true,
  });
  expect(await verify({ shape: other, previous: shape, sql: replaceFlow(other, "0.14") })).toMatchObject({
    equal: true,
  });
  // A plain re-compile of a flow that exists: pgflow keeps what is there.
  const again = await verify({ shape: longer, previous: shape, sql: createStatements(longer, "0.14").join("\n") });
  expect(again.differences).toEqual(["Compiled and stored differ: Flow: timeout 30s → 60s"]);
  expect((await verify({ shape, sql: "select pgflow.create_flow('x y')" })).differences[0]).toMatch(
    /^The database refused it: .*slug_is_valid/,
  );
  expect((await verify({ shape, sql: "select 1" })).differences).toEqual([
    "After the migration there is no flow 'triage'.",
  ]);
});

test("the process is kept for the next, made anew from a snapshot, and ends when idle", {
  timeout: 60_000,
}, async () => {
  const short = new PglitePool(200);
  const first = await verifyMigration({ shape, profile: "0.9" }, places(), short);
  const pid = short.pid ?? 0;
  const second = await verifyMigration({ shape, profile: "0.9" }, places(), short);
  expect(short.pid).toBe(pid);
  expect([first.equal, second.equal]).toEqual([true, true]);
  expect((await readdir(join(folder, "pglite"))).length).toBeGreaterThan(0);
  await expect.poll(() => short.pid, { timeout: 5000 }).toBeUndefined();
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
  const warm = await verifyMigration({ shape, profile: "0.9" }, places(), short);
  expect(warm).toMatchObject({ equal: true });
  expect(warm.ms).toBeLessThan(first.ms);
  process.kill(short.pid ?? 0, "SIGKILL");
  await expect.poll(() => short.pid, { timeout: 5000 }).toBeUndefined();
  expect(await verifyMigration({ shape, profile: "0.9" }, places(), short)).toMatchObject({ equal: true });
  short.end();
});

test.each(pgflowProfiles)(
  "%s: 20 random flows come back as they were compiled",
  { timeout: 120_000 * Number(process.env.AGENTWRIGHT_RUNS ?? 1) },
  async profile => {
    const location = { folder: join(addOns.storage ?? "", "@electric-sql/pglite-0.5.17"), cacheDir: folder };
    await pool.use({ ...location, schema: modelOf(profile).texts }, async session => {
      await fc.assert(
        fc.asyncProperty(randomFlow(profile), async flow => {
          expect(await tryMigration(session, { shape: flow, profile }), canonicalShape(flow)).toEqual([]);
        }),
        { numRuns: 20 },
      );
    });
  },
);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
