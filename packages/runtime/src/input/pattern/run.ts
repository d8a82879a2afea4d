import { PatternProblem, type Step } from "./types.ts";

/** Character × step pairs that one match may look at; some hundred milliseconds. */
const mostWork = 20_000_000;

/**
 * Does the program match anywhere in the characters? All ways are followed at once, so the time grows with
 * length × steps whatever the pattern. Throws a `PatternProblem` if even that is too much.
 */
export function runPattern(steps: readonly Step[], chars: readonly string[]): boolean {
  if (steps.length * chars.length > mostWork) throw new PatternProblem("is too large for a text of this length");
  let threads: number[] = [];
  for (let at = 0; at <= chars.length; at++) {
    const seen = new Uint8Array(steps.length);
    const open: number[] = [];
    for (const thread of [...threads, 0]) {
      if (follow(steps, thread, chars, at, seen, open)) return true;
    }
    const char = chars[at];
    if (char === undefined) break;
    threads = open.filter(place => testsTrue(steps[place], char)).map(place => place + 1);
  }
  return false;
}

function testsTrue(step: Step | undefined, char: string): boolean {
  return step?.op === "char" && step.test(char);
}

/** Walks all steps that take no character; collects the `char` steps reached. True if `match` is reached. */
function follow(
  steps: readonly Step[],
  from: number,
  chars: readonly string[],
  at: number,
  seen: Uint8Array,
  open: number[],
): boolean {
  const stack = [from];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    if (seen[place] === 1) continue;
    seen[place] = 1;
    const step = steps[place];
    if (step === undefined || step.op === "match") return true;
    if (step.op === "char") open.push(place);
    else if (step.op === "jump") stack.push(step.to);
    else if (step.op === "split") stack.push(step.or, step.to);
    else if (holds(step.kind, chars, at)) stack.push(place + 1);
  }
  return false;
}

function holds(kind: "start" | "end" | "boundary" | "inside", chars: readonly string[], at: number): boolean {
  if (kind === "start") return at === 0;
  if (kind === "end") return at === chars.length;
  const boundary = isWord(chars[at - 1]) !== isWord(chars[at]);
  return kind === "boundary" ? boundary : !boundary;
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /^\w$/.test(char);
}
