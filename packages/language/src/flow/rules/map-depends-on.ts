import { nameSpanOf } from "../check/view.ts";
import { print, removeOption, written } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import type { FlowRule } from "./rule.ts";

/** `dependsOn` on a map step. */
export const mapDependsOn: FlowRule = {
  code: "AW233",
  name: "map-depends-on",
  title: "`dependsOn` on a map step",
  severity: "error",
  why: "A map step names the one step whose list it goes through with `array`. pgflow ignores `dependsOn` there without a word, and the step goes through the flow's input instead. Write `array`.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const step of flow.steps) {
        const option = step.model.method === "map" ? step.option("dependsOn") : undefined;
        if (!option || (option.value.known && option.value.value === undefined)) continue;
        report(nameSpanOf(option), "A map step ignores `dependsOn`; name the step with `array`.", {}, { step, option });
      }
    }
  },
  fix({ about: { step, option } }, view) {
    if (!step || !option?.value.known || option.nameSpan.file !== undefined) return [];
    if (step.option("array")) return one("Remove `dependsOn`", removeOption(view, option, step.model.optionsSpan));
    const { value, span } = option.value;
    const slug = typeof value === "string" ? value : Array.isArray(value) && value.length === 1 ? value[0] : undefined;
    const text = written(view, span);
    if (typeof slug !== "string" || text === undefined) return [];
    // `[fetched]` keeps its constant.
    const inner = /^\[\s*([\w$.]+|"[^"]*"|'[^']*')\s*,?\s*\]$/.exec(text)?.[1] ?? print(slug);
    return one(`Change to \`array: ${inner}\``, [
      { start: option.nameSpan.start, end: span.end, text: `array: ${inner}` },
    ]);
  },
};
