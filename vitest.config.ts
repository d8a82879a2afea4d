import { defineConfig } from "vitest/config";
import { manyRuns } from "./test/many-runs.config.ts";

/** Packages that start nothing and stand in for nothing: their files can share a worker, and so what it has loaded. */
const pure = "packages/{language,protocol,workspace}/**/*.test.ts";

// Tests that need a database or Go are steps of their own (test/flows, test/go).
const others = ["**/node_modules/**", "**/dist/**", "**/*.{postgres,pglite,go}.test.ts"];

const project = (name: string, include: string, exclude: readonly string[], isolate: boolean) => ({
  ...manyRuns,
  // Tests that start processes take ten times as long beside other work.
  test: { name, include: [include], exclude: [...others, ...exclude], isolate, testTimeout: 60_000 },
});

export default defineConfig({
  test: {
    // Two cores: more workers only fight each other.
    maxWorkers: 2,
    projects: [
      project("pure", pure, [], false),
      project(
        "isolated",
        "{client,server,cli,packages,scripts,test/github,test/unit,test/hostile,test/fuzz}/**/*.test.ts",
        [pure],
        true,
      ),
    ],
  },
});
