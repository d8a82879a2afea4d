import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PglitePool } from "@agentwright/compiler/kinds/flow/requests/index";
import { createStatements, replaceFlow, updateOptions } from "@agentwright/compiler/kinds/flow/sql/index";
import { randomFlow } from "@agentwright/compiler/kinds/flow/testing/random-flow";
import { verifyMigration } from "@agentwright/compiler/kinds/flow/verify/verify";
import { pgliteForTests } from "@agentwright/compiler/testing/pglite";
import { findPostgres, startPostgres } from "@agentwright/compiler/testing/postgres";
import type { FlowShape } from "@agentwright/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensurePeers } from "../../scripts/lib/peers.ts";

const addOns = await pgliteForTests();
const pool = new PglitePool();
let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "agentwright-real-"));
  symlinkSync(ensurePeers("test/peers/pgflow"), join(root, "node_modules"));
});
afterAll(() => {
  pool.end();
  rmSync(root, { recursive: true, force: true });
});

const own = "checked against pgflow's own migrations (@pgflow/core 0.8.1)";
const runs = Number(process.env.AGENTWRIGHT_RUNS ?? 1);

async function verifyAll(places: Omit<Parameters<typeof verifyMigration>[1], "root">, where: string, numRuns: number) {
  const verify = (shape: FlowShape, sql: string, previous?: FlowShape) =>
    verifyMigration({ shape, profile: "0.8", sql, ...(previous && { previous }) }, { root, ...places }, pool);
  await fc.assert(
    fc.asyncProperty(randomFlow("0.8"), randomFlow("0.8"), async (shape, other) => {
      const good = { equal: true, differences: [], against: `${own} ${where}` };
      expect(await verify(shape, createStatements(shape, "0.8").join("\n"))).toMatchObject(good);
      const plain = { ...shape, options: {}, steps: shape.steps.map(step => ({ ...step, options: {} })) };
      expect(await verify(plain, updateOptions(plain, "0.8"), shape)).toMatchObject(good);
      const changed = { ...other, slug: shape.slug };
      expect(await verify(changed, replaceFlow(changed, "0.8"), shape)).toMatchObject(good);
    }),
    { numRuns },
  );
}

test.skipIf(!addOns)("profile 0.8 is verified on pgflow's own migrations, in PGlite", { timeout: 300_000 * runs }, () =>
  verifyAll({ ...(addOns && { addOns }), cacheDir: root }, "on PGlite", 10),
);

test.skipIf(!findPostgres())(
  "and on a PostgreSQL server, in scratch databases",
  { timeout: 120_000 * runs },
  async () => {
    const postgres = await startPostgres();
    try {
      await verifyAll({ url: await postgres.database() }, "in a scratch database", 3);
    } finally {
      await postgres.stop();
    }
  },
);
