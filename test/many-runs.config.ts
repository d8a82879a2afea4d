import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Vitest's `resolve` under which each property gets AGENTWRIGHT_RUNS times its runs; nothing where that is not set. */
export const manyRuns = process.env.AGENTWRIGHT_RUNS !== undefined && {
  resolve: {
    alias: {
      "fast-check": fileURLToPath(new URL("many-runs.mjs", import.meta.url)),
      "fast-check-as-published": createRequire(import.meta.url).resolve("fast-check"),
    },
  },
};
