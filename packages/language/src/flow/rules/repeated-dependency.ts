import { one } from "../fixes/one.ts";
import { faultyDependencies } from "./lib/dependencies.ts";
import { withoutDependency } from "./lib/without-dependency.ts";
import type { FlowRule } from "./rule.ts";

/** The same dependency twice. */
export const repeatedDependency: FlowRule = {
  code: "AW225",
  name: "repeated-dependency",
  title: "The same dependency twice",
  severity: "error",
  why: "pgflow counts two dependencies and stores one. The step waits for a second one that never comes: it stays `created`, and its run never ends. Nothing reports that, so take the second one away.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows)
      for (const { step, slug, span, index, fault } of faultyDependencies(flow.steps))
        if (fault === "repeated")
          report(
            span,
            "`{slug}` is a dependency twice, so that the run would never end.",
            { slug },
            { step, dependency: index },
          );
  },
  fix({ about }, view) {
    return one("Remove the second one", withoutDependency(view, about));
  },
};
