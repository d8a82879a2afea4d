import { globSync, readFileSync } from "node:fs";
import { run } from "../lib/steps.ts";

/** All property tests with `factor` times their runs and fresh seeds; a failure prints its seed. */
export async function runProperties(factor: string): Promise<void> {
  const files = globSync("{client,server,cli,packages}/**/*.test.ts", {
    exclude: path => /node_modules|dist/.test(String(path)),
  });
  const properties = files.filter(file => readFileSync(file, "utf8").includes('from "fast-check"'));
  console.log(`${properties.length} files with property tests, ${factor} times their runs`);
  const env = { ...process.env, AGENTWRIGHT_RUNS: factor };
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--testTimeout=3600000", ...properties];
  await run(process.execPath, vitest, { env });
}
