import { nameSpanOf } from "../check/view.ts";
import { isOddValue } from "../odd.ts";
import { patternsIn } from "./lib/patterns.ts";
import type { FlowRule } from "./rule.ts";

/** Something in a condition that JSON can't hold. */
export const patternNotJson: FlowRule = {
  code: "AW229",
  name: "pattern-not-json",
  title: "Something in a condition that JSON can't hold",
  severity: "error",
  why: "A condition is stored as JSON. A Date becomes a text, a function or an object that holds itself makes pgflow fail. Write texts, numbers, `true`, `false`, `null`, lists and objects of them.",
  from: "flow",
  check(view, report) {
    for (const { step, option, value } of patternsIn(view)) {
      if (!isOddValue(value)) continue;
      const parts = (option.oddParts ?? []).filter(({ odd }) => odd !== "undefined");
      const template = "`{option}` is stored as JSON, which can't hold {odd}.";
      for (const { odd, span } of parts.length > 0 ? parts : [{ odd: value.odd, span: option.value.span }]) {
        const at = span.file === undefined ? span : nameSpanOf(option);
        report(at, template, { option: option.name, odd }, { step, option });
      }
    }
  },
};
