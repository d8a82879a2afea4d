import { nearest } from "../../agent/check/nearest.ts";
import { setValue } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import { faultyDependencies } from "./lib/dependencies.ts";
import type { FlowRule } from "./rule.ts";

/** A dependency that no step has. */
export const unknownDependency: FlowRule = {
  code: "AW210",
  name: "unknown-dependency",
  title: "A dependency that no step has",
  severity: "error",
  why: "A step waits for the steps that it names, and no step of this flow has that slug. pgflow refuses the flow with `depends on undefined step`. Correct the slug, or add the step before this one.",
  alsoTypeScript: true,
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const { step, slug, span, index, fault } of faultyDependencies(flow.steps)) {
        if (fault !== "unknown") continue;
        const earlier = flow.steps.slice(0, step.index).flatMap(({ slug: known }) => known ?? []);
        const suggestion = nearest(slug, earlier);
        const about = { step, dependency: index };
        if (suggestion === undefined) report(span, "No step of this flow has the slug `{slug}`.", { slug }, about);
        else
          report(
            span,
            "No step of this flow has the slug `{slug}`. Did you mean `{suggestion}`?",
            { slug, suggestion },
            about,
          );
      }
    }
  },
  fix({ about: { step, dependency }, args: { suggestion } }, view) {
    const dependencies = step?.model.dependencies;
    const at = dependencies?.known && dependency !== undefined ? dependencies.value[dependency] : undefined;
    if (!at || typeof suggestion !== "string") return [];
    return one(`Change to \`${suggestion}\``, setValue(view, at.slug, suggestion));
  },
};
