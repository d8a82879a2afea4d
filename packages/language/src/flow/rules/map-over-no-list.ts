import type { FlowRule } from "./rule.ts";

const names = { object: "an object", text: "a text", number: "a number", boolean: "`true` or `false`", null: "`null`" };

/** A map step over what is no list. */
export const mapOverNoList: FlowRule = {
  code: "AW219",
  name: "map-over-no-list",
  title: "A map step over what is no list",
  severity: "error",
  why: "A map step runs once for each element of the list that another step returns. If that returns no list, the whole run fails with `[TYPE_VIOLATION]`, whatever `whenExhausted` says. Return a list there, or make this a plain step.",
  alsoTypeScript: true,
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const step of flow.steps) {
        const [dependency] = step.model.method === "map" ? step.dependencies : [];
        const source = flow.steps.find(({ slug, index }) => slug === dependency?.slug && index < step.index);
        const result = source?.model.method === "map" ? undefined : source?.model.result;
        if (!dependency || !result || result.kind === "list") continue;
        const { start, end } = result.span;
        const related = [{ start, end, message: "it returns this" }];
        const args = { slug: dependency.slug, kind: names[result.kind] };
        report(dependency.span, "A map step needs a list, but `{slug}` returns {kind}.", args, { step, related });
      }
    }
  },
};
