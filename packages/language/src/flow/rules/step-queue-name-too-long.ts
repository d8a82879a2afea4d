import { longestQueueName } from "../profile/profiles.ts";
import { slugFault } from "./lib/slugs.ts";
import type { FlowRule } from "./rule.ts";

/** A step whose queue can't be created. */
export const stepQueueNameTooLong: FlowRule = {
  code: "AW215",
  name: "step-queue-name-too-long",
  title: "A step whose queue can't be created",
  severity: "error",
  why: "With `withStepQueues` a step's queue is called by the flow and the step, joined by `__`, or else by the flow and the step's number. A queue's name has at most 47 characters. Shorten the flow's slug.",
  from: "flow",
  check({ flows, can }, report) {
    for (const flow of flows) {
      const { slug, model } = flow;
      if (!model.stepQueues || slug === undefined || !flow.complete || slugFault(model.slug, "flow", can)) continue;
      for (const step of flow.steps) {
        if (step.slug === undefined) continue;
        const shortest = Math.min(`${slug}__${step.slug}`.length, `${slug}__${step.index}`.length);
        if (shortest <= longestQueueName) continue;
        const template =
          "The queue of this step would have {length} characters, but 47 is the most; shorten the flow's slug.";
        report(step.model.slug.span, template, { length: shortest }, { step });
      }
    }
  },
};
