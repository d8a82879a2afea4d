import type { FlowRule } from "./rule.ts";

/** A handler that expects `run`. */
export const runInput: FlowRule = {
  code: "AW246",
  name: "run-input",
  title: "A handler that expects `run`",
  severity: "error",
  why: "Up to pgflow 0.11 handlers were given `{ run, ...dependencies }`. From 0.12 on they get the dependencies alone, so `run` is `undefined`. The flow's input is in the second parameter: `await context.flowInput`.",
  from: "flow",
  check({ flows, can }, report) {
    if (can.runInput !== false) return;
    for (const flow of flows)
      for (const step of flow.steps) {
        const { dependencies, handlerUses } = step.model;
        if (!dependencies.known) continue;
        for (const { slug, span } of handlerUses)
          if (slug === "run" && span.file === undefined)
            report(
              span,
              "Handlers are given no `run` from pgflow 0.12 on; use `await context.flowInput`.",
              {},
              { step },
            );
      }
  },
};
