import { nameSpanOf } from "../check/view.ts";
import { removeOption } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import type { FlowRule } from "./rule.ts";

/** `startDelay` on the flow. */
export const startDelayOnFlow: FlowRule = {
  code: "AW232",
  name: "start-delay-on-flow",
  title: "`startDelay` on the flow",
  severity: "error",
  why: "Only steps can be delayed. On the flow pgflow checks the option and writes it into the SQL, where there is no function that takes it. Put it on the first step.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      const option = flow.option("startDelay");
      if (!option || (option.value.known && option.value.value === undefined)) continue;
      report(
        nameSpanOf(option),
        "`startDelay` is an option of steps; the database refuses a flow that has it.",
        {},
        { flow, option },
      );
    }
  },
  fix({ about: { flow, option } }, view) {
    return option && flow ? one("Remove `startDelay`", removeOption(view, option, flow.model.optionsSpan)) : [];
  },
};
