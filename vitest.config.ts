import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{client,server,cli,packages,scripts,test/unit}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    // Two cores: more workers only fight each other.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
