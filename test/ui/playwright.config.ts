import { defineConfig } from "@playwright/test";

// The editor and its language server want a core of their own: one worker.
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  outputDir: "../../test-results/ui",
  reporter: [["list"]],
  forbidOnly: true,
});
