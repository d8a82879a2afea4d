import { tmpdir } from "node:os";
import type { FlowShape } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { startPostgres } from "../../../testing/postgres.ts";
import { withConnection } from "../database/connect.ts";
import { localJwtSecret, modelSchema } from "./model/index.ts";
import { PglitePool } from "./pglite/pool.ts";
import { verifyInPlace, verifyMigration } from "./verify.ts";

const shape: FlowShape = {
  slug: "triage",
  options: { timeout: 30 },
  steps: [
    { slug: "fetch", stepType: "single", dependencies: [], options: {} },
    { slug: "each", stepType: "map", dependencies: ["fetch"], options: { maxAttempts: 2 } },
  ],
};

test("a scratch database is made and dropped; a local one is tried in place and left as it was", {
  timeout: 60_000,
}, async () => {
  const pool = new PglitePool();
  const postgres = await startPostgres();
  try {
    const url = await postgres.database();
    const places = { root: tmpdir(), url };
    const databases = () =>
      withConnection(url, session => session.query<{ datname: string }>("select datname from pg_database order by 1"));
    const before = await databases();
    expect(await verifyMigration({ shape, profile: "0.17" }, places, pool)).toMatchObject({
      equal: true,
      against: "checked against Agentwright's model of pgflow 0.17 in a scratch database",
    });
    const refused = await verifyMigration({ shape, profile: "0.17", sql: "select nothing" }, places, pool);
    expect(refused.equal).toBe(false);
    expect(await databases()).toEqual(before);

    await withConnection(url, session => session.run(modelSchema("0.16")));
    await expect(verifyInPlace({ shape }, url)).rejects.toMatchObject({ code: "denied" });
    const name = new URL(url).pathname.slice(1);
    await withConnection(url, session =>
      session.run(`alter database ${name} set app.settings.jwt_secret = '${localJwtSecret}'`),
    );
    expect(await verifyInPlace({ shape }, url)).toMatchObject({
      equal: true,
      against: "checked against the database's own pgflow 0.16, rolled back",
    });
    const left = await withConnection(url, session => session.query("select 1 from pgflow.flows"));
    expect(left).toEqual([]);
  } finally {
    await postgres.stop();
  }
});
