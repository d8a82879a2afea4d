// `npm run fuzz [-- --edits N --seed S]`: texts of up to 300 lines are edited as people and programs do, a million times;
// after each step tree, findings, symbols and folds are those of a file that was just opened. What goes wrong is made
// small and kept in test/fuzz/fixtures, which `npm test` replays. `-- --properties FACTOR` runs the property tests with
// that many times their runs instead.
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { replay } from "./fuzz/play.ts";
import { runProperties } from "./fuzz/properties.ts";
import { session } from "./fuzz/session.ts";
import { shrink } from "./fuzz/shrink.ts";

const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "1000000" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    properties: { type: "string" },
  },
});
if (values.properties !== undefined) {
  await runProperties(values.properties);
} else {
  process.exit(fuzz(Number(values.edits), Number(values.seed)) === 0 ? 0 : 1);
}

/** Runs sessions with the seeds from `first` on until that many edits were made; gives how many went wrong. */
function fuzz(wanted: number, first: number): number {
  /** After so many there is enough to mend. */
  const most = 20;
  console.log(`seed ${first}, ${wanted} edits`);
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(0);
  let edits = 0;
  let failures = 0;
  let told = start;
  let seed = first;
  for (; edits < wanted && failures < most; seed++) {
    const { edits: made, failure } = session(seed);
    edits += made;
    if (failure) {
      failures++;
      const script = shrink(failure.script);
      mkdirSync("test/fuzz/fixtures", { recursive: true });
      const file = `test/fuzz/fixtures/seed-${seed}.json`;
      const wrong = replay(script) ?? "not seen again: it depends on what ran before";
      writeFileSync(file, `${JSON.stringify({ wrong: wrong.split(" | ", 1)[0], ...script }, null, 2)}\n`);
      console.log(`seed ${seed}: ${failure.wrong}\n  kept as ${file}: ${wrong}`);
    }
    if (Date.now() - told > 30_000) {
      told = Date.now();
      console.log(`${edits} edits, ${failures} failures, ${seconds()} s`);
    }
  }
  console.log(
    `${edits} edits in ${seed - first} sessions (seeds ${first} to ${seed - 1}), ${failures} failures, ${seconds()} s`,
  );
  return failures;
}
