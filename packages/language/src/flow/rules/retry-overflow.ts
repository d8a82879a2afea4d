import { defaultOptions, largestInteger } from "../profile/profiles.ts";
import { effective } from "./lib/numbers.ts";
import type { FlowRule } from "./rule.ts";

/** Retries whose delay outgrows the database's integers. */
export const retryOverflow: FlowRule = {
  code: "AW240",
  name: "retry-overflow",
  title: "Retries whose delay can't be reckoned",
  severity: "warning",
  why: "Before the nth retry pgflow waits `baseDelay` times 2 to the power of n, in seconds. Beyond 2147483647 the database fails with `integer out of range` when it comes to that retry. Lower `maxAttempts` or `baseDelay`.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const step of [undefined, ...flow.steps]) {
        if (step === undefined && flow.steps.length > 0) continue;
        const attempts = effective("maxAttempts", flow, step, defaultOptions.maxAttempts);
        const delay = effective("baseDelay", flow, step, defaultOptions.baseDelay);
        if (!attempts || !delay) continue;
        const most = attempts.value - 1;
        if (delay.value * 2 ** most <= largestInteger) continue;
        const own = [attempts.option, delay.option].find(option => option && step?.option(option.name) === option);
        const option = own ?? attempts.option ?? delay.option;
        if (!option) continue;
        const first = Math.floor(Math.log2(largestInteger / delay.value)) + 1;
        const template = "Retry {retry} would wait longer than the database can reckon ({delay} s × 2^{retry}).";
        report(option.value.span, template, { retry: first, delay: delay.value }, { flow, option });
      }
    }
  },
};
