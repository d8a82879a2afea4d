import { pgliteForTests } from "@agentwright/compiler/testing/pglite";
import { afterAll, beforeAll, test } from "vitest";
import { realProject } from "./verify-all.ts";

let project: ReturnType<typeof realProject>;
beforeAll(() => {
  project = realProject();
});
afterAll(() => project.remove());
const runs = Number(process.env.AGENTWRIGHT_RUNS ?? 1);

test("profile 0.8 is verified on pgflow's own migrations, in PGlite", { timeout: 300_000 * runs }, async () => {
  const addOns = await pgliteForTests();
  await project.verifyAll({ addOns, cacheDir: project.root }, "on PGlite", 10);
});
