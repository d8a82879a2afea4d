import { nameSpanOf } from "../check/view.ts";
import { removeOption } from "../fixes/edits.ts";
import { maybe } from "../fixes/one.ts";
import type { FlowRule } from "./rule.ts";

/** `whenUnmet` without a condition. */
export const unmetWithoutCondition: FlowRule = {
  code: "AW217",
  name: "unmet-without-condition",
  title: "`whenUnmet` without a condition",
  severity: "warning",
  why: "`whenUnmet` says what becomes of the step if its condition is not met. Without `if` and `ifNot` there is no condition, so it never counts. Add one, or take `whenUnmet` away.",
  alsoTypeScript: true,
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const step of flow.steps) {
        const option = step.option("whenUnmet");
        if (!option?.value.known || option.value.value === undefined || step.model.optionsUnknown) continue;
        const has = ["if", "ifNot"].some(name => {
          const value = step.option(name)?.value;
          return value && !(value.known && value.value === undefined);
        });
        if (!has) report(nameSpanOf(option), "`whenUnmet` never counts without `if` or `ifNot`.", {}, { step, option });
      }
    }
  },
  fix({ about: { step, option } }, view) {
    return step && option ? maybe("Remove `whenUnmet`", removeOption(view, option, step.model.optionsSpan)) : [];
  },
};
