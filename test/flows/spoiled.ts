import { randomFlow } from "@agentwright/compiler/kinds/flow/testing/random-flow";
import type { FlowShape, StepShape } from "@agentwright/protocol";
import fc from "fast-check";

/** A flow with one mistake in it that the DSL of pgflow 0.8.1 throws at, and which one. */
export interface SpoiledFlow {
  readonly how: string;
  readonly shape: FlowShape;
}

/** Gives the shape with a mistake, from two random numbers below 2^31 that choose places and values. */
type Spoil = (shape: FlowShape, where: number, what: number) => FlowShape;

const mistakes: Readonly<Record<string, Spoil>> = {
  "flow slug": (shape, _, what) => ({ ...shape, slug: badSlug(shape.slug, what) }),
  "step slug": (shape, where, what) => change(shape, where, step => ({ slug: badSlug(step.slug, what) })),
  "leading underscore": (shape, where) => change(shape, where, step => ({ slug: `_${step.slug}` })),
  "long slug": (shape, where) => change(shape, where, step => ({ slug: step.slug.padEnd(129, "x") })),
  "inherited name": (shape, where, what) =>
    change(shape, where, () => ({ slug: pick(["constructor", "toString", "valueOf", "hasOwnProperty"], what) })),
  "duplicate step": (shape, where) => ({ ...shape, steps: [...shape.steps, at(shape, where)] }),
  "unknown dependency": (shape, where) => depend(shape, where, "noSuchStep"),
  "own dependency": (shape, where) => depend(shape, where, at(shape, where).slug),
  "later dependency": (shape, where) => ({
    ...depend(shape, where, "later"),
    steps: [...depend(shape, where, "later").steps, { ...at(shape, where), slug: "later", dependencies: [] }],
  }),
  maxAttempts: (shape, where, what) => option(shape, where, { maxAttempts: -(what % 50) }),
  baseDelay: (shape, where, what) => option(shape, where, { baseDelay: -(what % 50) }),
  timeout: (shape, where, what) => option(shape, where, { timeout: 2 - (what % 50) }),
  startDelay: (shape, where, what) => option(shape, where, { startDelay: -1 - (what % 50) }),
};

export function spoiledFlow(): fc.Arbitrary<SpoiledFlow> {
  const place = fc.nat();
  const how = fc.constantFrom(...Object.keys(mistakes));
  const flow = randomFlow("0.8").filter(shape => shape.steps.length > 0);
  return fc.tuple(flow, how, place, place).map(([shape, name, where, what]) => ({
    how: name,
    shape: mistakes[name]?.(shape, where, what) ?? shape,
  }));
}

function badSlug(slug: string, what: number): string {
  return pick(
    [`1${slug}`, `${slug}-x`, `${slug} x`, `a/${slug}`, `${slug}:`, `#${slug}`, `${slug}?`, `${slug}\n`],
    what,
  );
}

function pick<T>(values: readonly [T, ...T[]] | readonly T[], what: number): T {
  const value = values[what % values.length];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

function at(shape: FlowShape, where: number): StepShape {
  return pick(shape.steps, where);
}

function change(shape: FlowShape, where: number, make: (step: StepShape) => Partial<StepShape>): FlowShape {
  const index = where % shape.steps.length;
  return { ...shape, steps: shape.steps.map((step, each) => (each === index ? { ...step, ...make(step) } : step)) };
}

function depend(shape: FlowShape, where: number, slug: string): FlowShape {
  return change(shape, where, step => ({
    dependencies: step.stepType === "map" ? [slug] : [...step.dependencies, slug],
  }));
}

function option(shape: FlowShape, where: number, options: StepShape["options"]): FlowShape {
  return change(shape, where, step => ({ options: { ...step.options, ...options } }));
}
