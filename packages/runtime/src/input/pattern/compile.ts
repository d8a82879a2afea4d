import { type Node, PatternProblem, type Step } from "./types.ts";

/** Steps of the largest program; counted repetitions are written out, so `(a{99}){99}` has 9,801. */
const mostSteps = 5000;

/** Compiles a pattern's tree for Thompson's construction. Throws a `PatternProblem` if it becomes too large. */
export function compilePattern(node: Node, flags: string): Step[] {
  const steps: Step[] = [];
  write(node, flags, steps);
  steps.push({ op: "match" });
  return steps;
}

function write(node: Node, flags: string, steps: Step[]): void {
  if (steps.length > mostSteps) throw new PatternProblem("repeats too much to be checked");
  switch (node.type) {
    case "char":
      steps.push({ op: "char", test: tester(node.source, flags) });
      break;
    case "assert":
      steps.push({ op: "assert", kind: node.kind });
      break;
    case "sequence":
      for (const item of node.items) write(item, flags, steps);
      break;
    case "choice":
      writeChoice(node.items, flags, steps);
      break;
    case "repeat":
      writeRepeat(node, flags, steps);
      break;
  }
}

function writeChoice(items: readonly Node[], flags: string, steps: Step[]): void {
  const exits: number[] = [];
  for (const item of items.slice(0, -1)) {
    const split = steps.push({ op: "match" }) - 1;
    write(item, flags, steps);
    exits.push(steps.push({ op: "match" }) - 1);
    steps[split] = { op: "split", to: split + 1, or: steps.length };
  }
  for (const item of items.slice(-1)) write(item, flags, steps);
  for (const exit of exits) steps[exit] = { op: "jump", to: steps.length };
}

function writeRepeat(node: Extract<Node, { type: "repeat" }>, flags: string, steps: Step[]): void {
  // What has no step is the same however often it stands there, and would never reach the limit.
  const writeItem = (): boolean => {
    const before = steps.length;
    write(node.item, flags, steps);
    return steps.length > before;
  };
  for (let count = 0; count < node.min; count++) if (!writeItem()) return;
  const endless = node.max === Number.POSITIVE_INFINITY;
  const splits: number[] = [];
  for (let count = node.min; count < (endless ? node.min + 1 : node.max); count++) {
    const split = steps.push({ op: "match" }) - 1;
    if (!writeItem()) {
      steps.pop();
      return;
    }
    splits.push(split);
    if (endless) steps.push({ op: "jump", to: split });
  }
  for (const split of splits) steps[split] = { op: "split", to: split + 1, or: steps.length };
}

/** One character against one atom is the engine's own work, so classes and escapes mean exactly what they mean there. */
function tester(source: string, flags: string): (char: string) => boolean {
  const expression = new RegExp(`^(?:${source})$`, flags);
  return char => expression.test(char);
}
