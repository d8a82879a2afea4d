import { defineConfig } from "vitest/config";

/** Hosts that need more than Node, each a step of `npm test` that says what is missing. */
const project = (name: string) => ({
  test: {
    name,
    include: [`test/conformance/**/*.${name}.test.ts`],
    globalSetup: "test/conformance/build.ts",
    testTimeout: 60_000,
  },
});

export default defineConfig({
  test: { maxWorkers: 2, projects: [project("go"), project("python"), project("chromium")] },
});
