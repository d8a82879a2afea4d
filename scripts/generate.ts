// Writes, or with --check compares, everything that is printed from a source: schemas, rule pages, field tables, types
// from the manifest, l10n bundles, the settings table of the README, the third-party notices.
import { existsSync } from "node:fs";
import { run } from "./lib/steps.ts";

const generators = [
  "packages/language/generate.ts",
  "client/scripts/manifest.ts",
  "client/scripts/l10n.ts",
  "scripts/generate/settings.ts",
  "scripts/generate/notices.ts",
];
let failed = 0;
for (const generator of generators) {
  if (!existsSync(generator)) throw new Error(`${generator} is gone; update scripts/generate.ts`);
  try {
    await run(process.execPath, ["--disable-warning=ExperimentalWarning", generator, ...process.argv.slice(2)]);
  } catch (error) {
    failed++;
    console.error(`${error instanceof Error ? error.message : error}. Run: npm run generate`);
  }
}
process.exit(failed === 0 ? 0 : 1);
