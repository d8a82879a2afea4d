import { nameSpanOf } from "../check/view.ts";
import { conditionNames } from "./lib/options.ts";
import type { FlowRule } from "./rule.ts";

/** A condition that this version of pgflow does not have. */
export const conditionTooNew: FlowRule = {
  code: "AW247",
  name: "condition-too-new",
  title: "A condition that this version of pgflow does not have",
  severity: "error",
  why: "`if`, `ifNot`, `whenUnmet` and `whenExhausted` came with pgflow 0.14. Older versions take no notice of them, so the step always runs. Update pgflow, or decide in the handler.",
  from: "flow",
  check({ flows, can }, report) {
    if (can.conditions) return;
    const template = "pgflow {versions} takes no notice of `{option}`; it came with 0.14.";
    for (const flow of flows)
      for (const step of flow.steps)
        for (const option of step.model.options)
          if (conditionNames.includes(option.name))
            report(nameSpanOf(option), template, { versions: can.versions, option: option.name }, { step, option });
  },
};
