import { mkdirSync, writeFileSync } from "node:fs";
import { replay } from "./play.ts";
import { session } from "./session.ts";
import { shrink } from "./shrink.ts";

/** What a session came to; `said` tells people of a failure. */
export interface Told {
  readonly edits: number;
  readonly said?: string;
}

/* Runs the session of each seed that it is sent, and answers in order. */
process.on("message", (seed: number) => {
  const { edits, failure } = session(seed);
  const told: Told = { edits, ...(failure && { said: kept(seed, failure) }) };
  process.send?.(told);
});

/** Makes a failure small and writes it to where the tests replay it. */
function kept(seed: number, failure: NonNullable<ReturnType<typeof session>["failure"]>): string {
  const script = shrink(failure.script);
  mkdirSync("test/fuzz/fixtures", { recursive: true });
  const file = `test/fuzz/fixtures/seed-${seed}.json`;
  const wrong = replay(script) ?? "not seen again: it depends on what ran before";
  writeFileSync(file, `${JSON.stringify({ wrong: wrong.split(" | ", 1)[0], ...script }, null, 2)}\n`);
  return `seed ${seed}: ${failure.wrong}\n  kept as ${file}: ${wrong}`;
}
