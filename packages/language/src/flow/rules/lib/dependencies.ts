import type { StepView } from "../../check/view.ts";
import { isBuiltin } from "./slugs.ts";

export type DependencyFault = "self" | "repeated" | "later" | "builtin" | "unknown";

export interface FaultyDependency {
  readonly slug: string;
  readonly span: { readonly start: number; readonly end: number };
  /** Its place among the step's dependencies. */
  readonly index: number;
  readonly fault: DependencyFault;
  /** The step that defines it later. */
  readonly later?: StepView;
}

/** What is wrong with the dependencies of each step of a flow: at most one fault a dependency. */
export function faultyDependencies(
  steps: readonly StepView[],
): readonly (FaultyDependency & { readonly step: StepView })[] {
  const firstOf = new Map<string, StepView>();
  for (const step of steps) if (step.slug !== undefined && !firstOf.has(step.slug)) firstOf.set(step.slug, step);
  return steps.flatMap(step => {
    const seen = new Set<string>();
    return step.dependencies.flatMap(({ slug, span, index }) => {
      const repeated = seen.has(slug);
      seen.add(slug);
      const found = repeated ? ({ fault: "repeated" } as const) : faultOf(slug, step, firstOf);
      return found ? [{ step, slug, span, index, ...found }] : [];
    });
  });
}

function faultOf(
  slug: string,
  step: StepView,
  firstOf: ReadonlyMap<string, StepView>,
): { readonly fault: DependencyFault; readonly later?: StepView } | undefined {
  const definer = firstOf.get(slug);
  if (definer && definer.index < step.index) return undefined;
  if (slug === step.slug) return { fault: "self" };
  // Where a step may be that is not known, nothing is missing for certain.
  if (!step.flow.complete) return undefined;
  if (definer) return { fault: "later", later: definer };
  return { fault: isBuiltin(slug) ? "builtin" : "unknown" };
}
