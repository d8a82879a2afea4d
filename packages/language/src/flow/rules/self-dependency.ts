import { maybe } from "../fixes/one.ts";
import { faultyDependencies } from "./lib/dependencies.ts";
import { withoutDependency } from "./lib/without-dependency.ts";
import type { FlowRule } from "./rule.ts";

/** A step that depends on itself. */
export const selfDependency: FlowRule = {
  code: "AW212",
  name: "self-dependency",
  title: "A step that depends on itself",
  severity: "error",
  why: "A step begins when those that it depends on are done, so one that waits for itself could never begin. pgflow refuses it with `depends on undefined step`. Take the dependency away.",
  alsoTypeScript: true,
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows)
      for (const { step, slug, span, index, fault } of faultyDependencies(flow.steps))
        if (fault === "self")
          report(span, "The step `{slug}` depends on itself.", { slug }, { step, dependency: index });
  },
  fix({ about }, view) {
    return maybe("Remove the dependency", withoutDependency(view, about));
  },
};
