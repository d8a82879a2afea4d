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
    const flows = view.outside.flows();
    if (flows === "unknown") return;
    const unknown = (part: PartView) => {
      const flow = part.text("flow");
      return flow === undefined || flows.includes(flow) ? undefined : flow;
    };
    for (const { index, value: flow } of view.pick("tools", unknownFlow, JSON.stringify(flows), unknown)) {
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
