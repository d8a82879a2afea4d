import type { FlowRule } from "./rule.ts";

/** A flow without steps. */
export const flowWithoutSteps: FlowRule = {
  code: "AW237",
  name: "flow-without-steps",
  title: "A flow without steps",
  severity: "warning",
  why: "A run of a flow without steps is completed the moment it begins, and nothing happened. Add a step with `.step({ slug }, handler)`.",
  from: "flow",
  check({ flows, isBroken, document: { text } }, report) {
    for (const flow of flows) {
      const { steps, unknown, discarded, stepQueues, span, headSpan } = flow.model;
      if (steps.length > 0 || unknown.length > 0 || discarded.length > 0 || stepQueues || isBroken(span)) continue;
      // Somebody is typing the first one.
      if (/^\s*\??\./.test(text.slice(span.end, span.end + 1000))) continue;
      report(headSpan, "This flow has no steps, so a run of it does nothing.", {}, { flow, absence: true });
    }
  },
};
