import { defineConfig } from "vitest/config";
import { manyRuns } from "../many-runs.config.ts";

/**
 * Tests that need what `npm install` does not bring: pgflow's own packages (test/flows), PGlite (`*.pglite.test.ts`) or
 * PostgreSQL (`*.postgres.test.ts`). Each is a step of `npm test`, that names its own and says what is missing.
 */
const project = (name: string, include: string, exclude: readonly string[] = []) => ({
  ...manyRuns,
  test: { name, include: [include], exclude: ["**/node_modules/**", ...exclude], testTimeout: 60_000 },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project("peers", "test/flows/**/*.test.ts", ["**/*.postgres.test.ts"]),
      project("peers-postgres", "test/flows/**/*.postgres.test.ts"),
      project("pglite", "packages/**/*.pglite.test.ts"),
      project("postgres", "packages/**/*.postgres.test.ts"),
    ],
  },
});
