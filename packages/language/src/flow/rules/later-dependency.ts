import { moveBefore } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import { faultyDependencies } from "./lib/dependencies.ts";
import type { FlowRule } from "./rule.ts";

/** A dependency that is defined further down. */
export const laterDependency: FlowRule = {
  code: "AW211",
  name: "later-dependency",
  title: "A dependency that is defined further down",
  severity: "error",
  why: "A step may depend only on steps that stand before it in the chain, which is also why there can be no circles. pgflow refuses this one with `depends on undefined step`. Move the other step before it.",
  alsoTypeScript: true,
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const { step, slug, span, index, fault, later } of faultyDependencies(flow.steps)) {
        if (fault !== "later" || !later) continue;
        const { start, end } = later.model.slug.span;
        const related = [{ start, end, message: "it is defined here" }];
        const template = "`{slug}` is defined further down; a step can only depend on steps before it.";
        report(span, template, { slug }, { step, dependency: index, related });
      }
    }
  },
  fix({ about: { step }, args: { slug } }, view) {
    const later = step?.flow.steps.find(other => other.slug === slug && other.index > step.index);
    if (!step || !later) return [];
    const before = new Set(step.flow.steps.slice(0, step.index).map(other => other.slug));
    const fits = later.model.dependencies.known && later.dependencies.every(({ slug: needed }) => before.has(needed));
    return fits ? one(`Move \`${slug}\` before this step`, moveBefore(view, later, step)) : [];
  },
};
