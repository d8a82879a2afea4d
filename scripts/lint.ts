// `npm run lint`: style, arrows, sizes, dead exports.
import { run } from "./lib/steps.ts";

const node = (script: string) => run(process.execPath, [script]);
const bin = (name: string, ...args: string[]) => run(process.platform === "win32" ? `${name}.cmd` : name, args);
const checks: [string, () => Promise<void>][] = [
  ["style", () => bin("biome", "check", "--diagnostic-level=error")],
  [
    "arrows",
    () =>
      bin(
        "depcruise",
        "--config",
        ".dependency-cruiser.cjs",
        "--output-type",
        "err",
        "packages",
        "client",
        "server",
        "cli",
        "scripts",
        "test",
      ),
  ],
  ["sizes", () => node("scripts/lint/sizes.ts")],
  ["dead exports", () => bin("knip", "--no-progress")],
  ["words", () => node("scripts/lint/words.ts")],
  ["acceptance", () => node("scripts/lint/acceptance.ts")],
  ["mutations", () => node("scripts/lint/mutations.ts")],
];
let failed = 0;
for (const [name, check] of checks) {
  try {
    await check();
  } catch (error) {
    failed++;
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
