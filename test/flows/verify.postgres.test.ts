import { startPostgres } from "@agentwright/compiler/testing/postgres";
import { test } from "vitest";
import { realProject } from "./verify-all.ts";

const runs = Number(process.env.AGENTWRIGHT_RUNS ?? 1);

test("profile 0.8 is verified on pgflow's own migrations, in scratch databases", {
  timeout: 120_000 * runs,
}, async () => {
  const project = realProject();
  const postgres = await startPostgres();
  try {
    await project.verifyAll({ url: await postgres.database() }, "in a scratch database", 3);
  } finally {
    await postgres.stop();
    project.remove();
  }
});
