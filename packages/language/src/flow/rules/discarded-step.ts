import type { FlowRule } from "./rule.ts";

/** A step that is thrown away. */
export const discardedStep: FlowRule = {
  code: "AW238",
  name: "discarded-step",
  title: "A step that is thrown away",
  severity: "warning",
  why: "`.step(…)` changes nothing: it returns a new flow that has the step. Here nobody takes that, so the step is lost without a word. Put the call into the chain, or give its result a name and use that.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows)
      for (const span of flow.model.discarded)
        report(span, "The result of this call is not used, so its step is lost.", {}, { flow });
  },
};
