// Each mistake of test/mutations.json can still be made: its text stands in its file exactly once.
import { existsSync, readFileSync } from "node:fs";
import { type Mutation, mutations } from "../lib/mutations.ts";

const problems = mutations.flatMap(({ name, file, find }: Mutation) => {
  const times = existsSync(file) ? readFileSync(file, "utf8").split(find).length - 1 : 0;
  return times === 1 ? [] : [`"${name}": its text stands in ${file} ${times} times`];
});
for (const problem of problems) console.error(`test/mutations.json: ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);
