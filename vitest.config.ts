import { defineConfig } from "vitest/config";
import { manyRuns } from "./test/many-runs.config.ts";

/** Tests that put something in the place of a module or of a global: they want a worker of their own. */
const alone = "client/**/*.test.ts";

// Tests that need a database or Go are steps of their own (test/flows, test/go).
const others = ["**/node_modules/**", "**/dist/**", "**/*.{postgres,pglite,go}.test.ts"];

const project = (name: string, include: string, isolate: boolean) => ({
  ...manyRuns,
  // Tests that start processes take ten times as long beside other work.
  test: { name, include: [include], exclude: others, isolate, setupFiles: ["test/fixed-seed.ts"], testTimeout: 60_000 },
});

export default defineConfig({
  test: {
    // Two cores: more workers only fight each other.
    maxWorkers: 2,
    projects: [
      // All others share two workers, and so what these have loaded.
      project(
        "shared",
        "{server,cli,packages,scripts,test/github,test/unit,test/hostile,test/fuzz}/**/*.test.ts",
        false,
      ),
      project("alone", alone, true),
    ],
  },
});
