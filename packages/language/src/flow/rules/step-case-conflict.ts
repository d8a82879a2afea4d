import { renameStep } from "../fixes/edits.ts";
import { maybe } from "../fixes/one.ts";
import { slugFault, unused } from "./lib/slugs.ts";
import type { FlowRule } from "./rule.ts";

/** Two steps whose slugs differ by case alone. */
export const stepCaseConflict: FlowRule = {
  code: "AW208",
  name: "step-case-conflict",
  title: "Two steps whose slugs differ by case alone",
  severity: "error",
  why: "From pgflow 0.17 on each step may have a queue of its own, whose name is written in lower case. So two steps of one flow whose slugs differ by case alone are refused. Give one of them another name.",
  from: "flow",
  check({ flows, can }, report) {
    if (!can.caseInsensitive) return;
    for (const flow of flows) {
      const seen = new Map<string, string>();
      for (const step of flow.steps) {
        if (step.slug === undefined || slugFault(step.model.slug, "step", can)) continue;
        const other = seen.get(step.slug.toLowerCase());
        if (other === undefined) seen.set(step.slug.toLowerCase(), step.slug);
        else if (other !== step.slug)
          report(
            step.model.slug.span,
            "The steps `{other}` and `{slug}` differ by case alone.",
            { other, slug: step.slug },
            { step },
          );
      }
    }
  },
  fix({ about: { step } }, view) {
    if (step?.slug === undefined) return [];
    const name = unused(
      step.slug,
      step.flow.steps.flatMap(({ slug }) => slug ?? []),
    );
    return maybe(`Change to \`${name}\``, renameStep(view, step, name));
  },
};
