import {
  canonicalJson,
  type FlowOptions,
  type FlowShape,
  type SkipMode,
  type StepOptions,
  type StepShape,
} from "@agentwright/protocol";
import { defaultOptions } from "../profile/profiles.ts";

/** What `create_flow` takes for an option that a flow leaves out. */
export const flowDefaults: Required<FlowOptions> = {
  maxAttempts: defaultOptions.maxAttempts,
  baseDelay: defaultOptions.baseDelay,
  timeout: defaultOptions.timeout,
};

/** What `add_step` takes where a step says nothing (0.14). */
export const stepDefaults = { whenUnmet: "skip", whenExhausted: "fail" } as const satisfies Record<string, SkipMode>;

/**
 * The flow as its database tells it back: dependencies sorted, since they are a set there; what says the same as saying
 * nothing is gone. Two flows that pgflow stores alike have the same normal shape.
 */
export function normalShape(shape: FlowShape): FlowShape {
  const { maxAttempts, baseDelay, timeout } = shape.options;
  const options = present({
    maxAttempts: unless(maxAttempts, flowDefaults.maxAttempts),
    baseDelay: unless(baseDelay, flowDefaults.baseDelay),
    timeout: unless(timeout, flowDefaults.timeout),
  });
  return { slug: shape.slug, options, steps: shape.steps.map(normalStep) };
}

function normalStep(step: StepShape): StepShape {
  const { maxAttempts, baseDelay, timeout, startDelay } = step.options;
  const options: StepOptions = present({
    maxAttempts,
    baseDelay,
    timeout,
    startDelay: unless(startDelay, defaultOptions.startDelay),
  });
  return present({
    slug: step.slug,
    stepType: step.stepType,
    dependencies: [...step.dependencies].sort(),
    options,
    requiredInputPattern: step.requiredInputPattern,
    forbiddenInputPattern: step.forbiddenInputPattern,
    whenUnmet: unless(step.whenUnmet, stepDefaults.whenUnmet),
    whenExhausted: unless(step.whenExhausted, stepDefaults.whenExhausted),
  });
}

/** The normal shape as canonical JSON: equal texts mean equal flows, so this is what is hashed. */
export function canonicalShape(shape: FlowShape): string {
  return canonicalJson(normalShape(shape));
}

function unless<T>(value: T | undefined, usual: T): T | undefined {
  return value === usual ? undefined : value;
}

/** The members that are not undefined. */
function present<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
