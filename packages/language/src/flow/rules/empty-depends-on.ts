import { removeOption } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import type { FlowRule } from "./rule.ts";

/** `dependsOn: []`. */
export const emptyDependsOn: FlowRule = {
  code: "AW216",
  name: "empty-depends-on",
  title: "An empty `dependsOn`",
  severity: "warning",
  why: "A step without dependencies begins with the run and is given the flow's input. An empty list says the same, but pgflow's types refuse it. Leave `dependsOn` out, or name what the step waits for.",
  alsoTypeScript: true,
  from: "flow",
  check({ flows, document: { text } }, report) {
    for (const flow of flows) {
      for (const step of flow.steps) {
        const option = step.model.method === "map" ? undefined : step.option("dependsOn");
        if (!option?.value.known || !Array.isArray(option.value.value) || option.value.value.length > 0) continue;
        const { span } = option.value;
        // Somebody is typing it.
        if (/^\[[^\]]*$/.test(text.slice(span.start, span.end))) continue;
        report(span, "`dependsOn` is empty; leave it out.", {}, { step, option });
      }
    }
  },
  fix({ about: { step, option } }, view) {
    return step && option ? one("Remove `dependsOn`", removeOption(view, option, step.model.optionsSpan)) : [];
  },
};
