import { startOf } from "./documents.ts";
import { Typist } from "./edits.ts";
import { Play } from "./play.ts";
import { Random } from "./random.ts";
import type { Change, Script } from "./script.ts";

/** Steps in one session: after more, most texts are rubble in which nothing is kept. */
const length = 40;
/** One step in so many also asks for hover and completion where the cursor then is. */
const asks = 10;

export interface Session {
  /** Changes made. */
  readonly edits: number;
  readonly failure?: { readonly script: Script; readonly wrong: string };
}

/** One text and what somebody does to it; the same for the same seed. Ends at the first thing that goes wrong. */
export function session(seed: number): Session {
  const random = new Random(seed);
  const start = startOf(random);
  const typist = new Typist(random, start.syntax);
  const steps: (readonly Change[])[] = [];
  let edits = 0;
  const failed = (wrong: string): Session => ({ edits, failure: { script: { ...start, steps }, wrong } });
  let play: Play;
  try {
    play = new Play(start);
  } catch (thrown) {
    return failed(`thrown while opening: ${thrown}`);
  }
  for (let count = 0; count < length; count++) {
    const step = typist.step(play.text);
    steps.push(step);
    edits += step.length;
    const last = step.at(-1);
    const wrong = play.step(step) ?? (random.once(asks) && last ? play.ask(last.start + last.text.length) : undefined);
    if (wrong !== undefined) return failed(wrong);
  }
  return { edits };
}
