import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { PglitePool } from "./pglite/pool.ts";
import { verifyMigration } from "./verify.ts";

test("without the add-on it says what to do", async () => {
  const shape = { slug: "triage", options: {}, steps: [] };
  const verified = verifyMigration({ shape, profile: "0.14" }, { root: tmpdir() }, new PglitePool());
  await expect(verified).rejects.toMatchObject({
    code: "add-on-missing",
    message: expect.stringContaining("Install it, or name a PostgreSQL server"),
  });
});
