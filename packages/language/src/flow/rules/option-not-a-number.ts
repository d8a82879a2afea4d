import { setValue } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import { isOddValue } from "../odd.ts";
import { numbersIn } from "./lib/numbers.ts";
import type { FlowRule } from "./rule.ts";

/** An option that must be a number and is none. */
export const optionNotANumber: FlowRule = {
  code: "AW231",
  name: "option-not-a-number",
  title: "An option that must be a number and is none",
  severity: "error",
  why: "pgflow copies these options into SQL as they stand. A text gets there without quotes, so that whatever it says would be run as SQL. Write a number.",
  from: "flow",
  check(view, report) {
    for (const { option, name, value, step, flow, fault } of numbersIn(view)) {
      if (fault !== "type") continue;
      const template = "`{option}` must be a number, but this is {kind}.";
      report(
        option.value.span,
        template,
        { option: name, kind: kindOf(value) },
        { option, flow, ...(step && { step }) },
      );
    }
  },
  fix({ about: { option } }, view) {
    const value = option?.value.known ? option.value.value : undefined;
    if (!option || typeof value !== "string" || !/^\d{1,9}$/.test(value)) return [];
    return one(`Change to ${Number(value)}`, setValue(view, option.value, Number(value)));
  },
};

/** What a value is, for people. */
function kindOf(value: unknown): string {
  if (isOddValue(value)) return value.odd;
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "a text" : "`true` or `false`";
}
