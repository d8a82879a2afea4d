import { twinsIn } from "./lib/twins.ts";
import type { FlowRule } from "./rule.ts";

/** Two flows whose slugs differ by case alone. */
export const flowCaseConflict: FlowRule = {
  code: "AW226",
  name: "flow-case-conflict",
  title: "Two flows whose slugs differ by case alone",
  severity: "error",
  why: "The name of a flow's queue is written in lower case, so the two share one queue. When one of them is deleted or compiled anew, the queue of the other is gone too. Give one of them another name.",
  from: "flow",
  outside: true,
  check(view, report) {
    for (const { flow, slug, other, file, at } of twinsIn(view)) {
      if (slug === other) continue;
      const related = at ? [{ start: at.start, end: at.end, message: "the other one is here" }] : [];
      const template = file
        ? "`{slug}` and the flow `{other}` in `{file}` differ by case alone, so they share one queue."
        : "`{slug}` and the flow `{other}` differ by case alone, so they share one queue.";
      report(flow.model.slug.span, template, { slug, other, ...(file && { file }) }, { flow, related });
    }
  },
};
