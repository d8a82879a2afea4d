import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PglitePool } from "@agentwright/compiler/kinds/flow/requests/index";
import { createStatements, replaceFlow, updateOptions } from "@agentwright/compiler/kinds/flow/sql/index";
import { randomFlow } from "@agentwright/compiler/kinds/flow/testing/random-flow";
import { verifyMigration } from "@agentwright/compiler/kinds/flow/verify/verify";
import type { FlowShape } from "@agentwright/protocol";
import fc from "fast-check";
import { expect } from "vitest";
import { ensurePeers } from "../../scripts/lib/peers.ts";

type Places = Omit<Parameters<typeof verifyMigration>[1], "root">;

/** A project with pgflow's own packages, in which random flows are verified. */
export function realProject() {
  const pool = new PglitePool();
  const root = mkdtempSync(join(tmpdir(), "agentwright-real-"));
  symlinkSync(ensurePeers("test/peers/pgflow"), join(root, "node_modules"));
  return {
    root,
    verifyAll: (places: Places, where: string, numRuns: number) => verifyAll({ root, ...places }, pool, where, numRuns),
    remove(): void {
      pool.end();
      rmSync(root, { recursive: true, force: true, maxRetries: 9 });
    },
  };
}

const own = "checked against pgflow's own migrations (@pgflow/core 0.8.1)";
async function verifyAll(
  places: Parameters<typeof verifyMigration>[1],
  pool: PglitePool,
  where: string,
  numRuns: number,
): Promise<void> {
  const verify = (shape: FlowShape, sql: string, previous?: FlowShape) =>
    verifyMigration({ shape, profile: "0.8", sql, ...(previous && { previous }) }, places, pool);
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
