// Each row of docs/acceptance.md names tests as `file` › “title”; both must exist, and no row may be missing.
import { existsSync, readFileSync } from "node:fs";

const document = "docs/acceptance.md";
const text = readFileSync(document, "utf8");
const rows = text.split("\n").filter(line => /^\| S\d/.test(line));
const problems: string[] = [];
/** Rows of builds that belong to the service: its requests, tables, sign-in and cleaning. */
const ofService = [2, 3, 12, 26, 27];
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const builds = upTo(32).filter(number => !ofService.includes(number));
const wanted = [...upTo(17).map(number => `S3.${number}`), ...builds.map(number => `S0.${number}`)];
const ids = rows.map(row => row.split("|")[1]?.trim() ?? "");
for (const id of wanted) {
  const count = ids.filter(each => each === id).length;
  if (count !== 1) problems.push(`${id} stands there ${count} times`);
}
for (const [index, row] of rows.entries()) {
  const tests = [...row.matchAll(/`([^`]+\.(?:test|spec)\.ts)` › “([^”]+)”/g)];
  if (tests.length === 0 && !row.includes("not shown"))
    problems.push(`${ids[index]} names no test and does not say so`);
  for (const [, file = "", title = ""] of tests) {
    const found = existsSync(file) && readFileSync(file, "utf8").includes(`"${title}"`);
    if (!found) problems.push(`${ids[index]}: ${file} has no test “${title}”`);
  }
}
for (const problem of problems) console.error(`${document}: ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);
