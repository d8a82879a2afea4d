import { twinsIn } from "./lib/twins.ts";
import type { FlowRule } from "./rule.ts";

/** Two flows of one slug. */
export const duplicateFlow: FlowRule = {
  code: "AW227",
  name: "duplicate-flow",
  title: "Two flows of one slug",
  severity: "error",
  why: "A database knows one flow of a slug. The worker that starts second finds the other's steps and refuses to run, or, on a local database, drops them. Give one of them another slug.",
  from: "flow",
  outside: true,
  check(view, report) {
    for (const { flow, slug, other, file, at } of twinsIn(view)) {
      if (slug !== other) continue;
      const related = at ? [{ start: at.start, end: at.end, message: "the other one is here" }] : [];
      const template = file ? "`{file}` has a flow `{slug}` too." : "This file has a flow `{slug}` already.";
      report(flow.model.slug.span, template, { slug, ...(file && { file }) }, { flow, related });
    }
  },
};
