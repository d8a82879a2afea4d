// `npm test`: everything CI runs, in an order in which the quick and telling things come first.
// `--ci` fails on a skip that test/allowed-skips.json does not name; a word picks the steps whose names hold it.
import { readFileSync } from "node:fs";
import { printTable, runSteps } from "./lib/steps.ts";
import { steps } from "./lib/test-steps.ts";

const flags = process.argv.slice(2);
const words = flags.filter(flag => !flag.startsWith("--"));
const chosen = words.length === 0 ? steps : steps.filter(step => words.some(word => step.name.includes(word)));
const results = await runSteps(chosen);
printTable(results);

const allowed = JSON.parse(readFileSync("test/allowed-skips.json", "utf8")) as Record<string, string>;
const unexplained = results.filter(result => result.status === "skipped" && allowed[result.tool ?? ""] === undefined);
if (flags.includes("--ci")) {
  for (const { name, why } of unexplained)
    console.error(`${name} was skipped (${why}), and test/allowed-skips.json gives no reason.`);
}
const count = (status: string) => results.filter(result => result.status === status).length;
console.log(`\n${count("ran")} passed, ${count("failed")} failed, ${count("skipped")} skipped`);
process.exit(count("failed") > 0 || (flags.includes("--ci") && unexplained.length > 0) ? 1 : 0);
