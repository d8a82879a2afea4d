// `npm run soak`: what is too long for every change. The oldest supported editor, and property tests with many more
// runs than `npm test` gives them (AGENTWRIGHT_RUNS multiplies fast-check's number of runs).
import { printTable, run, runSteps } from "./lib/steps.ts";

const flows = (project: string) =>
  run("vitest", ["run", "--config", "test/flows/vitest.config.ts", "--project", project, "--testTimeout=3600000"], {
    env: { ...process.env, AGENTWRIGHT_RUNS: "10" },
  });
const bin = (name: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  run(name, args, { env: { ...process.env, ...env } });
const results = await runSteps([
  { name: "build", run: () => run(process.execPath, ["esbuild.mjs", "--tests"]) },
  {
    name: "property tests, 20 times the runs",
    run: () => run(process.execPath, ["scripts/fuzz.ts", "--properties", "20"]),
  },
  { name: "1,000 random flows on PGlite", run: () => flows("pglite") },
  { name: "1,000 random flows on PostgreSQL", run: () => flows("postgres") },
  { name: "extension host, oldest editor", run: () => run(process.execPath, ["test/editor/run.ts", "--oldest"]) },
  { name: "package", run: () => run(process.execPath, ["scripts/package.ts"]) },
  {
    name: "editor as people use it, oldest",
    run: () =>
      bin(
        process.execPath,
        ["node_modules/@playwright/test/cli.js", "test", "--config", "test/ui/playwright.config.ts"],
        { AGENTWRIGHT_EDITOR_AGE: "oldest" },
      ),
  },
  { name: "seeded mistakes", run: () => run(process.execPath, ["scripts/mutate.ts"]) },
]);
printTable(results);
process.exit(results.some(({ status }) => status === "failed") ? 1 : 0);
