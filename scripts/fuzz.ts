// `npm run fuzz [-- --edits N --seed S --workers W]`: texts of up to 300 lines are edited as people and programs do, a
// million times; after each step tree, findings, symbols and folds are those of a file that was just opened. What goes
// wrong is made small and kept in test/fuzz/fixtures, which `npm test` replays. `-- --properties FACTOR` runs the property
// tests with that many times their runs instead.
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { runProperties } from "./fuzz/properties.ts";
import { fuzz } from "./fuzz/workers.ts";

const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "1000000" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    workers: { type: "string", default: String(availableParallelism()) },
    properties: { type: "string" },
  },
});
if (values.properties !== undefined) {
  await runProperties(values.properties);
} else {
  const failures = await fuzz(Number(values.edits), Number(values.seed), Number(values.workers));
  process.exit(failures === 0 ? 0 : 1);
}
