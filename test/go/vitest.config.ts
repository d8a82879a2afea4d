import { defineConfig } from "vitest/config";

/** Tests that need Go (`*.go.test.ts`): a step of `npm test` that says so where there is none. */
export default defineConfig({
  test: {
    name: "go",
    include: ["{packages,cli,client}/**/*.go.test.ts"],
    exclude: ["**/node_modules/**"],
    // `go` uses every core by itself.
    maxWorkers: 1,
    // The first build fills the cache of Go's own library.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
