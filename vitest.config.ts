import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `npm run fuzz` gives each property test many times its runs. */
const manyRuns = process.env.AGENTWRIGHT_RUNS !== undefined && {
  "fast-check": fileURLToPath(new URL("./test/many-runs.mjs", import.meta.url)),
  "fast-check-as-published": createRequire(import.meta.url).resolve("fast-check"),
};

export default defineConfig({
  ...(manyRuns && { resolve: { alias: manyRuns } }),
  test: {
    include: ["{client,server,cli,packages,scripts,test/unit,test/hostile,test/fuzz}/**/*.test.ts"],
    // Tests that need a database or Go are steps of their own (test/flows, test/go).
    exclude: ["**/node_modules/**", "**/dist/**", "**/*.{postgres,pglite,go}.test.ts"],
    // Two cores: more workers only fight each other.
    maxWorkers: 2,
    // Tests that start processes take ten times as long beside other work.
    testTimeout: 60_000,
  },
});
