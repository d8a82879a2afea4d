import type { FlowRule } from "./rule.ts";

/** `withStepQueues` of a flow without steps. */
export const stepQueuesWithoutSteps: FlowRule = {
  code: "AW214",
  name: "step-queues-without-steps",
  title: "`withStepQueues` of a flow without steps",
  severity: "error",
  why: "`withStepQueues` gives each step a queue of its own. A flow without steps has none to give, and pgflow fails with `EmptyStepQueuedFlowError`. Add a step first.",
  from: "flow",
  check({ flows, isBroken }, report) {
    for (const flow of flows) {
      const { model } = flow;
      if (!model.stepQueues || model.steps.length > 0 || model.unknown.length > 0 || model.discarded.length > 0)
        continue;
      if (isBroken(model.span)) continue;
      report(model.headSpan, "`withStepQueues` needs a flow with at least one step.", {}, { flow, absence: true });
    }
  },
};
