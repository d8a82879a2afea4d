import { canonicalJson, type FlowShape, type StepShape } from "@agentwright/protocol";

/**
 * New slug to old slug, for steps that seem to have been renamed: alike in all but the name, the same dependencies and
 * dependents (renamed ones taken into account), and no second candidate on either side. Shapes must be normal.
 */
export function guessRenames(before: FlowShape, after: FlowShape): ReadonlyMap<string, string> {
  const had = new Set(before.steps.map(step => step.slug));
  const has = new Set(after.steps.map(step => step.slug));
  const removed = before.steps.filter(step => !has.has(step.slug));
  const added = after.steps.filter(step => !had.has(step.slug));
  const oldNames = new Map<string, string>();
  if (removed.length === 0 || added.length === 0) return oldNames;
  const keptDependents = (shape: FlowShape, other: ReadonlySet<string>) => {
    const dependents = new Map<string, string[]>();
    for (const step of shape.steps) {
      if (!other.has(step.slug)) continue;
      for (const slug of step.dependencies) {
        const known = dependents.get(slug);
        if (known) known.push(step.slug);
        else dependents.set(slug, [step.slug]);
      }
    }
    return (slug: string) => (dependents.get(slug) ?? []).sort();
  };
  const dependentsBefore = keptDependents(before, has);
  const dependentsAfter = keptDependents(after, had);
  const likeness = (step: StepShape, dependencies: readonly string[], dependents: readonly string[]) =>
    canonicalJson({ ...step, slug: "", dependencies: [...dependencies].sort(), dependents });
  const candidates = new Map<string, StepShape[]>();
  for (const step of removed) {
    const key = likeness(step, step.dependencies, dependentsBefore(step.slug));
    candidates.set(key, [...(candidates.get(key) ?? []), step]);
  }
  // In order of definition, so that a renamed dependency is known before the steps that name it.
  const wanted = new Map<string, StepShape[]>();
  for (const step of added) {
    const dependencies = step.dependencies.map(slug => oldNames.get(slug) ?? slug);
    const key = likeness(step, dependencies, dependentsAfter(step.slug));
    const rivals = [...(wanted.get(key) ?? []), step];
    wanted.set(key, rivals);
    const [old, ...others] = candidates.get(key) ?? [];
    if (!old || others.length > 0) continue;
    if (rivals.length === 1) oldNames.set(step.slug, old.slug);
    else for (const rival of rivals) oldNames.delete(rival.slug);
  }
  return oldNames;
}
