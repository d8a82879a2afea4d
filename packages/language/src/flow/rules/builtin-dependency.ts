import { maybe } from "../fixes/one.ts";
import { faultyDependencies } from "./lib/dependencies.ts";
import { withoutDependency } from "./lib/without-dependency.ts";
import type { FlowRule } from "./rule.ts";

/** A dependency on something that every object has. */
export const builtinDependency: FlowRule = {
  code: "AW248",
  name: "builtin-dependency",
  title: "A dependency named like something that every object has",
  severity: "error",
  why: "pgflow looks steps up in a plain JavaScript object, and there `toString` exists from the start. So it takes the dependency for a step, and the database refuses it later because of a missing key. Name a step of the flow.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows)
      for (const { step, slug, span, index, fault } of faultyDependencies(flow.steps))
        if (fault === "builtin") {
          const template =
            "No step has the slug `{slug}`: pgflow finds it in every object, and the database then refuses the flow.";
          report(span, template, { slug }, { step, dependency: index });
        }
  },
  fix({ about }, view) {
    return maybe("Remove the dependency", withoutDependency(view, about));
  },
};
