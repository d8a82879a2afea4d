import { setValue } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import { leastOptions } from "../profile/profiles.ts";
import { numbersIn } from "./lib/numbers.ts";
import type { FlowRule } from "./rule.ts";

/** An option below its least value. */
export const optionBelowMinimum: FlowRule = {
  code: "AW213",
  name: "option-below-minimum",
  title: "An option below its least value",
  severity: "error",
  why: "pgflow takes `maxAttempts` and `baseDelay` from 1 on, `timeout` from 3 seconds on, and `startDelay` from 0 on. It refuses a flow with less. Raise the value, or leave the option out.",
  from: "flow",
  check(view, report) {
    for (const { option, name, value, step, flow, fault } of numbersIn(view)) {
      if (fault !== "least") continue;
      const args = { option: name, value: Number(value), least: leastOptions[name] };
      const template = "`{option}` must be at least {least}, but it is {value}.";
      report(option.value.span, template, args, { option, flow, ...(step && { step }) });
    }
  },
  fix({ about: { option }, args: { least } }, view) {
    return option ? one(`Change to ${least}`, setValue(view, option.value, Number(least))) : [];
  },
};
