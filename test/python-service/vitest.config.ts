import { defineConfig } from "vitest/config";

/** Tests that need Python with wasmtime: a step of `npm test` that says what is missing. */
export default defineConfig({
  test: {
    name: "python",
    include: ["test/python-service/**/*.test.ts"],
    maxWorkers: 1,
    // wasmtime compiles a plugin for seconds where other work goes on.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
