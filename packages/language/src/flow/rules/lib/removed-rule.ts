import { maybe } from "../../fixes/one.ts";
import type { RemovedUse } from "../../model.ts";
import type { FlowRule } from "../rule.ts";

/** The rule about something that pgflow 0.16 took away; `{what}` stands in its sentence. */
export function removedRule(
  facts: Pick<FlowRule, "code" | "name" | "title" | "why">,
  whats: readonly RemovedUse["what"][],
  template: string,
  fix: string,
): FlowRule {
  return {
    ...facts,
    severity: "error",
    tags: ["deprecated"],
    from: "flow",
    check({ file, can }, report) {
      if (can.compileCommand) return;
      for (const { what, span } of file.removed) if (whats.includes(what)) report(span, template, { what });
    },
    fix({ start }, { file }) {
      const use = file.removed.find(({ span }) => span.start === start);
      return use ? maybe(fix, [{ start: use.whole.start, end: use.whole.end, text: "" }]) : [];
    },
  };
}
