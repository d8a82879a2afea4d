import { defineConfig } from "vitest/config";
import { manyRuns } from "./test/many-runs.config.ts";

export default defineConfig({
  ...manyRuns,
  test: {
    include: ["{client,server,cli,packages,scripts,test/github,test/unit,test/hostile,test/fuzz}/**/*.test.ts"],
    // Tests that need a database or Go are steps of their own (test/flows, test/go).
    exclude: ["**/node_modules/**", "**/dist/**", "**/*.{postgres,pglite,go}.test.ts"],
    // Two cores: more workers only fight each other.
    maxWorkers: 2,
    // Tests that start processes take ten times as long beside other work.
    testTimeout: 60_000,
  },
});
