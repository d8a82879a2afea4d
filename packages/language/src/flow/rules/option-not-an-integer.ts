import { setValue } from "../fixes/edits.ts";
import { maybe } from "../fixes/one.ts";
import { isOddValue } from "../odd.ts";
import { largestInteger, leastOptions } from "../profile/profiles.ts";
import { type NumberName, numbersIn } from "./lib/numbers.ts";
import type { FlowRule } from "./rule.ts";

/** A number that the database can't hold. */
export const optionNotAnInteger: FlowRule = {
  code: "AW230",
  name: "option-not-an-integer",
  title: "A number that the database can't hold",
  severity: "error",
  why: 'pgflow copies the number into SQL as it stands, where it must be a whole number up to 2147483647. `NaN`, `Infinity`, fractions and larger ones fail there, with words such as `column "nan" does not exist`. Write a whole number.',
  from: "flow",
  check(view, report) {
    for (const { option, name, value, step, flow, fault } of numbersIn(view)) {
      if (fault !== "integer") continue;
      const shown = isOddValue(value) ? value.odd : Number(value);
      const template = "`{option}` must be a whole number up to 2147483647, but it is {value}.";
      report(option.value.span, template, { option: name, value: shown }, { option, flow, ...(step && { step }) });
    }
  },
  fix({ about: { option }, args: { value, option: name } }, view) {
    if (!option || typeof value !== "number") return [];
    const least = leastOptions[name as NumberName];
    const whole = Math.min(largestInteger, Math.max(least, Math.round(value)));
    return maybe(`Change to ${whole}`, setValue(view, option.value, whole));
  },
};
