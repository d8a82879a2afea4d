// `npm run fuzz [FACTOR]`: all property tests with many times their runs and fresh seeds; a failure prints its seed.
import { globSync, readFileSync } from "node:fs";
import { run } from "./lib/steps.ts";

const factor = process.argv[2] ?? "50";
const files = globSync("{client,server,cli,packages}/**/*.test.ts", {
  exclude: path => /node_modules|dist/.test(String(path)),
});
const properties = files.filter(file => readFileSync(file, "utf8").includes('from "fast-check"'));
console.log(`${properties.length} files with property tests, ${factor} times their runs`);
const env = { ...process.env, AGENTWRIGHT_RUNS: factor };
await run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--testTimeout=3600000", ...properties], { env });
