import type { FlowShape, GraphFlow } from "@agentwright/protocol";

/** A flow's shape as far as it is known: without its conditions where it isn't known whole. */
export function outlineOf({ name, slug, options, steps, shape }: GraphFlow): FlowShape {
  if (shape !== undefined) return shape;
  return {
    slug: slug ?? name,
    options,
    steps: steps.map(({ slug, stepType, dependencies, options, whenUnmet, whenExhausted }) => ({
      slug,
      stepType,
      dependencies,
      options,
      ...(whenUnmet && { whenUnmet }),
      ...(whenExhausted && { whenExhausted }),
    })),
  };
}
