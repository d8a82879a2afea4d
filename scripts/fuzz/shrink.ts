import { replay } from "./play.ts";
import { applyChange, type Change, type Script } from "./script.ts";

/** Milliseconds after which the smallest script found so far has to do. */
const patience = 60_000;

/** A smaller script that goes wrong too, at its last step: fewer steps, then less text, then less typed. */
export function shrink(script: Script, fails: (script: Script) => boolean = goesWrong): Script {
  const end = Date.now() + patience;
  const tried = (next: Script | undefined): next is Script => next !== undefined && Date.now() < end && fails(next);
  let best = script;
  // As few steps as do: those before them become the text to begin with.
  for (let count = 1; count < best.steps.length; count *= 2) {
    const late = from(best, best.steps.length - count);
    if (tried(late)) {
      best = late;
      break;
    }
  }
  for (let progress = true; progress && Date.now() < end; ) {
    progress = false;
    for (let at = best.steps.length - 2; at >= 0; at--) {
      const folded = at === 0 ? from(best, 1) : undefined;
      if (tried(folded)) {
        best = folded;
        progress = true;
      }
    }
    for (let size = best.text.length >> 1; size >= 1; size >>= 1) {
      for (let at = best.text.length - size; at >= 0; at -= size) {
        const less = without(best, at, at + size);
        if (!tried(less)) continue;
        best = less;
        progress = true;
      }
    }
    for (const smaller of typedLess(best)) {
      if (!tried(smaller)) continue;
      best = smaller;
      progress = true;
      break;
    }
  }
  return best;
}

function goesWrong(script: Script): boolean {
  return replay(script) !== undefined;
}

/** The script from a step on: what came before it is the text to begin with. */
function from({ syntax, text, steps }: Script, step: number): Script {
  return { syntax, text: steps.slice(0, step).flat().reduce(applyChange, text), steps: steps.slice(step) };
}

/** Without `[start, end)` of the first text; undefined if a change touches that. */
function without({ syntax, text, steps }: Script, start: number, end: number): Script | undefined {
  let [from, to] = [start, end];
  const moved: Change[][] = [];
  for (const step of steps) {
    const changes: Change[] = [];
    for (const change of step) {
      if (change.end <= from) {
        changes.push(change);
        const by = change.text.length - (change.end - change.start);
        from += by;
        to += by;
      } else if (change.start >= to) {
        changes.push({ ...change, start: change.start - (to - from), end: change.end - (to - from) });
      } else return undefined;
    }
    moved.push(changes);
  }
  return { syntax, text: text.slice(0, start) + text.slice(end), steps: moved };
}

/** Scripts whose last step types less or deletes less. */
function* typedLess(script: Script): Generator<Script> {
  const last = script.steps.at(-1) ?? [];
  const replaced = (at: number, ...by: Change[]) => ({
    ...script,
    steps: [...script.steps.slice(0, -1), last.toSpliced(at, 1, ...by)],
  });
  for (let i = last.length - 1; i >= 0; i--) {
    const change = last[i] as Change;
    // Offsets of the changes behind it would be others.
    if (i < last.length - 1) continue;
    if (last.length > 1) yield replaced(i);
    for (let size = change.text.length >> 1 || change.text.length; size >= 1; size >>= 1) {
      for (let at = 0; at + size <= change.text.length; at += size) {
        yield replaced(i, { ...change, text: change.text.slice(0, at) + change.text.slice(at + size) });
      }
    }
    const deleted = change.end - change.start;
    if (deleted > 0) {
      yield replaced(i, { ...change, end: change.start + (deleted >> 1) });
      yield replaced(i, { ...change, start: change.end - (deleted >> 1) });
    }
  }
}
