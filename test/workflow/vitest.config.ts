import { defineConfig } from "vitest/config";

/** The compile workflow against GitHub's own parser and actionlint, and its scripts done for real. */
export default defineConfig({
  test: { include: ["test/workflow/**/*.test.ts"], maxWorkers: 2, testTimeout: 60_000, hookTimeout: 120_000 },
});
