import { written } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import { isOddValue } from "../odd.ts";
import type { FlowRule } from "./rule.ts";

/** `dependsOn` that is no list of slugs. */
export const dependsOnNotAList: FlowRule = {
  code: "AW236",
  name: "depends-on-not-a-list",
  title: "`dependsOn` that is no list of slugs",
  severity: "error",
  why: "pgflow goes through `dependsOn` as a list. A text alone, or something else that is no slug in it, fails with `dependencies.map is not a function` or names no step. Write the slugs in square brackets.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const step of flow.steps) {
        const option = step.model.method === "map" ? undefined : step.option("dependsOn");
        if (!option?.value.known || option.value.value === undefined) continue;
        const { value, span } = option.value;
        if (!Array.isArray(value) && !(isOddValue(value) && value.odd.startsWith("a list"))) {
          report(span, "`dependsOn` must be a list of slugs in square brackets.", {}, { step, option });
          continue;
        }
        const { dependencies } = step.model;
        if (!dependencies.known) continue;
        for (const { slug } of dependencies.value)
          if (slug.known && typeof slug.value !== "string")
            report(slug.span, "This is no slug: `dependsOn` is a list of texts.", {}, { step });
      }
    }
  },
  fix({ about: { option } }, view) {
    const value = option?.value.known ? option.value : undefined;
    const text = value && typeof value.value === "string" ? written(view, value.span) : undefined;
    return value && text !== undefined
      ? one(`Change to \`[${text}]\``, [{ start: value.span.start, end: value.span.end, text: `[${text}]` }])
      : [];
  },
};
