import type { FlowRule } from "./rule.ts";

/** A flow whose steps depend on a condition. */
export const stepUnderCondition: FlowRule = {
  code: "AW239",
  name: "step-under-condition",
  title: "A flow whose steps depend on a condition",
  severity: "warning",
  why: "The flow has this step where the condition holds when the file is loaded, and lacks it elsewhere. A worker whose flow differs from the database's refuses to run, or drops the other's runs. Use `if` in the step's options, or two flows.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows)
      for (const span of flow.model.reassigned)
        report(span, "Whether the flow has this step depends on a condition.", {}, { flow });
  },
};
