// No source file over 400 lines, and the house as a whole near the models of the field: median under 90, p90 under 250.
import { readFileSync } from "node:fs";
import { capture } from "../lib/steps.ts";

const limit = 400;
const files = (await capture("git", ["ls-files", "--cached", "--others", "--exclude-standard"]))
  .split("\n")
  .filter(
    file => /\.(ts|mts|mjs|cjs|js|c|h|go|py)$/.test(file) && !/fixtures\/|\/generated\/|\.generated\./.test(file),
  );
const sizes = files.map(file => ({ file, lines: readFileSync(file, "utf8").split("\n").length - 1 }));
const long = sizes.filter(({ lines }) => lines > limit);
for (const { file, lines } of long)
  console.error(`${file}: ${lines} lines; the limit is ${limit}. Is there a second room in it?`);

const sources = sizes.filter(({ file }) => !/\.test\.ts$/.test(file)).map(({ lines }) => lines);
sources.sort((a, b) => a - b);
const at = (share: number) => sources[Math.floor((sources.length - 1) * share)] ?? 0;
console.log(`${sources.length} source files, median ${at(0.5)} lines, p90 ${at(0.9)}, longest ${at(1)}`);
if (at(0.5) > 90 || at(0.9) > 250) {
  console.error("The house has grown coarse: median over 90 or p90 over 250 lines.");
  process.exit(1);
}
if (long.length > 0) process.exit(1);
