import { nameSpanOf } from "../check/view.ts";
import { isOddValue } from "../odd.ts";
import { patternsIn } from "./lib/patterns.ts";
import type { FlowRule } from "./rule.ts";

/** `undefined` in a condition. */
export const patternUndefined: FlowRule = {
  code: "AW228",
  name: "pattern-undefined",
  title: "`undefined` in a condition",
  severity: "warning",
  why: "A condition is stored as JSON, and JSON has no `undefined`: such a field is left out of it without a word. So the step runs although its author meant to ask for something. Write `null`, or take the field away.",
  from: "flow",
  check(view, report) {
    for (const { step, option, value } of patternsIn(view)) {
      if (isOddValue(value)) continue;
      for (const { odd, span } of option.oddParts ?? []) {
        const at = span.file === undefined ? span : nameSpanOf(option);
        if (odd === "undefined")
          report(at, "`undefined` is left out of `{option}`.", { option: option.name }, { step, option });
      }
    }
  },
};
