import type { FlowRule } from "./rule.ts";

/** A handler that returns what JSON can't hold. */
export const outputNotJson: FlowRule = {
  code: "AW220",
  name: "output-not-json",
  title: "A handler that returns what JSON can't hold",
  severity: "warning",
  why: "What a step returns is stored as JSON, and the next steps get it from there. A Date arrives as a text, a Map as an empty object, a function not at all. Return texts, numbers, lists and objects of them.",
  alsoTypeScript: true,
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows)
      for (const step of flow.steps)
        for (const { odd, span } of step.model.result?.oddParts ?? [])
          report(span, "The output of a step is stored as JSON, which can't hold {odd}.", { odd }, { step });
  },
};
