import { defaultOptions } from "../profile/profiles.ts";
import { effective } from "./lib/numbers.ts";
import type { FlowRule } from "./rule.ts";

/** Supabase ends an Edge Function after so many seconds: 150 on the free plan, 400 on paid ones. */
const wallClock = { free: 150, paid: 400 } as const;

/** A time limit that the platform does not grant. */
export const longTimeout: FlowRule = {
  code: "AW241",
  name: "long-timeout",
  title: "A time limit that the platform does not grant",
  severity: "information",
  why: "Supabase ends an Edge Function after 150 seconds on the free plan and after 400 on paid ones, whatever the step's `timeout` says. The step is then repeated only when its own time is over. Lower `timeout`, or run the worker as a process of its own.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const step of [undefined, ...flow.steps]) {
        const timeout = effective("timeout", flow, step, defaultOptions.timeout);
        if (!timeout?.option || timeout.value <= wallClock.free) continue;
        const plan = timeout.value > wallClock.paid ? "on every plan" : "on the free plan";
        const limit = timeout.value > wallClock.paid ? wallClock.paid : wallClock.free;
        const template = "An Edge Function is ended after {limit} s {plan}, before these {timeout} s are over.";
        const args = { limit, plan, timeout: timeout.value };
        report(timeout.option.value.span, template, args, { flow, option: timeout.option });
      }
    }
  },
};
