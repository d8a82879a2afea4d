import {
  canonicalJson,
  type FlowOptions,
  type FlowShape,
  type Json,
  type StepOptions,
  type StepShape,
} from "@agentwright/protocol";

/** What became of a step, seen from the other side. */
export const stepChanges = ["added", "removed", "changed", "moved"] as const;
export type StepChange = (typeof stepChanges)[number];

/** One part of a step that differs; the values as texts, absent where nothing is said. */
export interface PartChange {
  readonly part: "type" | "dependencies" | "if" | "ifNot" | "whenUnmet" | "whenExhausted" | keyof StepOptions;
  readonly before?: string;
  readonly after?: string;
}

export interface StepDiff {
  readonly change: StepChange;
  readonly parts: readonly PartChange[];
}

export interface GraphDiff {
  /** By slug; steps that are the same have no entry. */
  readonly steps: ReadonlyMap<string, StepDiff>;
  /** Steps of the other side alone. */
  readonly removed: readonly StepShape[];
  readonly flowOptionsChanged: boolean;
}

/**
 * What changed from one shape of a flow to another, by slug. A step moved if it is the same but stands elsewhere among
 * those that both sides have. `conditions`: both sides know theirs.
 */
export function diffGraphs(before: FlowShape, after: FlowShape, conditions: boolean): GraphDiff {
  const old = new Map(before.steps.map(step => [step.slug, step]));
  const slugs = new Set(after.steps.map(({ slug }) => slug));
  const order = new Map(before.steps.map(({ slug }, index) => [slug, index]));
  const common = after.steps.filter(({ slug }) => old.has(slug));
  const inPlace = longestRise(common.map(({ slug }) => order.get(slug) ?? 0));
  const steps = new Map<string, StepDiff>();
  for (const step of after.steps) {
    const was = old.get(step.slug);
    if (was === undefined) steps.set(step.slug, { change: "added", parts: [] });
    else {
      const parts = partChanges(was, step, conditions);
      const moved = !inPlace.has(order.get(step.slug) ?? 0);
      if (parts.length > 0) steps.set(step.slug, { change: "changed", parts });
      else if (moved) steps.set(step.slug, { change: "moved", parts });
    }
  }
  const removed = before.steps.filter(({ slug }) => !slugs.has(slug));
  for (const { slug } of removed) steps.set(slug, { change: "removed", parts: [] });
  return { steps, removed, flowOptionsChanged: !sameOptions(before.options, after.options) };
}

function partChanges(before: StepShape, after: StepShape, conditions: boolean): PartChange[] {
  const names: readonly (keyof StepOptions)[] = ["maxAttempts", "baseDelay", "timeout", "startDelay"];
  const list = (step: StepShape) => `[${step.dependencies.join(", ")}]`;
  const pattern = (value: Json | undefined) => (value === undefined || !conditions ? undefined : canonicalJson(value));
  const pairs: readonly (readonly [PartChange["part"], string | undefined, string | undefined])[] = [
    ["type", before.stepType, after.stepType],
    ["dependencies", list(before), list(after)],
    ["if", pattern(before.requiredInputPattern), pattern(after.requiredInputPattern)],
    ["ifNot", pattern(before.forbiddenInputPattern), pattern(after.forbiddenInputPattern)],
    ["whenUnmet", before.whenUnmet, after.whenUnmet],
    ["whenExhausted", before.whenExhausted, after.whenExhausted],
    ...names.map(name => [name, figure(before.options[name]), figure(after.options[name])] as const),
  ];
  return pairs
    .filter(([, was, is]) => was !== is)
    .filter(([part]) => part !== "dependencies" || !sameSet(before.dependencies, after.dependencies))
    .map(([part, was, is]) => ({
      part,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    }));
}

function figure(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** pgflow keeps dependencies sorted: their order says nothing. */
function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join("\n") === b.toSorted().join("\n");
}

function sameOptions(a: FlowOptions, b: FlowOptions): boolean {
  return (["maxAttempts", "baseDelay", "timeout"] as const).every(name => a[name] === b[name]);
}

/** The values of one longest rising subsequence: what stays where it is if as little as possible moves. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const value of values) {
    const found = tails.findIndex(tail => tail >= value);
    const at = found === -1 ? tails.length : found;
    before.set(value, tails[at - 1]);
    tails[at] = value;
  }
  const rise = new Set<number>();
  for (let value = tails.at(-1); value !== undefined; value = before.get(value)) rise.add(value);
  return rise;
}
