import { print } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import type { FlowRule } from "./rule.ts";

/** `array` that is not one slug. */
export const mapOfSeveral: FlowRule = {
  code: "AW223",
  name: "map-of-several",
  title: "`array` that is not one slug",
  severity: "error",
  why: "A map step goes through the list of one step, or through the flow's input. The database refuses one with more: `Map step can have at most one dependency`. Name one slug as a text, without brackets.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const step of flow.steps) {
        const option = step.model.method === "map" ? step.option("array") : undefined;
        if (!option?.value.known) continue;
        const { value, span } = option.value;
        if (value === undefined || typeof value === "string") continue;
        const several = Array.isArray(value) && value.length > 1;
        const template = several
          ? "A map step goes through the list of one step, but these are {count}."
          : "`array` is the slug of one step, as a text.";
        report(span, template, several ? { count: value.length } : {}, { step, option });
      }
    }
  },
  fix({ about: { option } }) {
    const value = option?.value.known ? option.value : undefined;
    const only = Array.isArray(value?.value) && value.value.length === 1 ? value.value[0] : undefined;
    if (!value || typeof only !== "string" || value.source) return [];
    return one(`Change to \`${only}\``, [{ start: value.span.start, end: value.span.end, text: print(only) }]);
  },
};
