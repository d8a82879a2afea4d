import { defineConfig } from "vitest/config";

/** These need packages from npm that `npm install` does not bring, so they are a step of `npm test` of their own. */
export default defineConfig({
  test: { include: ["test/flows/**/*.test.ts"], maxWorkers: 2, testTimeout: 60_000 },
});
