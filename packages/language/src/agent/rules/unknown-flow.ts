import { nearest } from "../check/nearest.ts";
import type { PartView } from "../check/part.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** A flow that no file defines. */
export const unknownFlow: AgentRule = {
  code: "AW194",
  name: "unknown-flow",
  title: "A flow that no file defines",
  severity: "error",
  why: "The tool starts a flow by its slug, and no flow file of the workspace has it. Correct the slug, or write the flow.",
  from: "agent",
  outside: true,
  check(view, report) {
    // Who asks for flows has them looked for, so that is left to configs that name one.
    const named = view.pick("tools", unknownFlow, null, (part: PartView) => part.text("flow"));
    const flows = named.length === 0 ? "unknown" : view.outside.flows();
    if (flows === "unknown") return;
    for (const { index, value: flow } of named) {
      if (flows.includes(flow)) continue;
      const suggestion = nearest(flow, flows);
      const place = { path: ["tools", index, "flow"] };
      if (suggestion)
        report(place, "No file defines the flow `{flow}`. Did you mean `{suggestion}`?", { flow, suggestion });
      else report(place, "No file defines the flow `{flow}`.", { flow });
    }
  },
  fix({ path, args }, { document }) {
    const { suggestion } = args;
    if (typeof suggestion !== "string") return [];
    return sure(`Change to \`${suggestion}\``, setValue(document, path, suggestion));
  },
};
