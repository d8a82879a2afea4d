import { canonicalJson, type FlowShape, type Json, type StepShape } from "@agentwright/protocol";
import { stepDefaults } from "./canonical.ts";

/**
 * pgflow's own verdict on two flows, in its own words (`_compare_flow_shapes`, 0.14.1): position by position, options
 * left out. Empty: a worker with `first` starts on a database with `second`. Patterns are compared as the database does,
 * without regard to the order of keys.
 */
export function diffByIndex(first: FlowShape, second: FlowShape): readonly string[] {
  const differences: string[] = [];
  const [here, there] = [first.steps, second.steps];
  if (here.length !== there.length) differences.push(`Step count differs: ${here.length} vs ${there.length}`);
  for (let index = 0; index < Math.max(here.length, there.length); index++) {
    const [a, b] = [here[index], there[index]];
    const at = `Step at index ${index}:`;
    if (a && b) differences.push(...stepDifferences(a, b).map(words => `${at} ${words}`));
    else if (b) differences.push(`${at} missing in first shape (second has '${b.slug}')`);
    else if (a) differences.push(`${at} missing in second shape (first has '${a.slug}')`);
  }
  return differences;
}

function stepDifferences(a: StepShape, b: StepShape): string[] {
  const differences: string[] = [];
  const differ = (name: string, one: string, other: string) => {
    if (one !== other) differences.push(`${name} differs '${one}' vs '${other}'`);
  };
  const sorted = (step: StepShape) => [...step.dependencies].sort().join(", ");
  differ("slug", a.slug, b.slug);
  differ("type", a.stepType, b.stepType);
  if (sorted(a) !== sorted(b)) differences.push(`dependencies differ [${sorted(a)}] vs [${sorted(b)}]`);
  for (const name of ["whenUnmet", "whenExhausted"] as const) {
    differ(name, a[name] ?? stepDefaults[name], b[name] ?? stepDefaults[name]);
  }
  for (const name of ["requiredInputPattern", "forbiddenInputPattern"] as const) {
    differ(name, wrapped(a[name]), wrapped(b[name]));
  }
  return differences;
}

/** A pattern as pgflow wraps it in a shape, so that `null` and none are told apart. */
function wrapped(pattern: Json | undefined): string {
  return canonicalJson(pattern === undefined ? { defined: false } : { defined: true, value: pattern });
}
