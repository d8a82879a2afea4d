import { isOddValue } from "../odd.ts";
import { patternsIn } from "./lib/patterns.ts";
import type { FlowRule } from "./rule.ts";

/** A condition that is no object. */
export const patternNotAnObject: FlowRule = {
  code: "AW218",
  name: "pattern-not-an-object",
  title: "A condition that is no object",
  severity: "error",
  why: "`if` and `ifNot` are patterns that the input must contain, and the database takes only objects for them. A list, a text or a number fails there with `required_input_pattern_is_object`, even where the input is a list. Write an object.",
  from: "flow",
  check(view, report) {
    for (const { step, option, value } of patternsIn(view)) {
      if (isOddValue(value) || (typeof value === "object" && value !== null && !Array.isArray(value))) continue;
      report(
        option.value.span,
        "`{option}` must be an object that the input contains.",
        { option: option.name },
        { step, option },
      );
    }
  },
};
