import { setValue } from "../fixes/edits.ts";
import { maybe } from "../fixes/one.ts";
import { slugFault, unused } from "./lib/slugs.ts";
import type { FlowRule } from "./rule.ts";

/** Two steps of one slug. */
export const duplicateStep: FlowRule = {
  code: "AW209",
  name: "duplicate-step",
  title: "Two steps of one slug",
  severity: "error",
  why: "Steps are told apart by their slugs. pgflow refuses the second step of a slug with `already exists`. Give it another name, or take it away.",
  alsoTypeScript: true,
  from: "flow",
  check({ flows, can }, report) {
    for (const flow of flows) {
      const seen = new Map<string, { readonly start: number; readonly end: number }>();
      for (const { slug, model } of flow.steps) {
        if (slug === undefined || slugFault(model.slug, "step", can)) continue;
        const first = seen.get(slug);
        if (!first) seen.set(slug, model.slug.span);
        else {
          const related = [{ start: first.start, end: first.end, message: "the first one is here" }];
          const step = flow.steps.find(one => one.model === model);
          report(
            model.slug.span,
            "The flow has a step `{slug}` already.",
            { slug },
            { ...(step && { step }), related },
          );
        }
      }
    }
  },
  fix({ about: { step } }, view) {
    if (step?.slug === undefined) return [];
    const name = unused(
      step.slug,
      step.flow.steps.flatMap(({ slug }) => slug ?? []),
    );
    return maybe(`Change to \`${name}\``, setValue(view, step.model.slug, name));
  },
};
