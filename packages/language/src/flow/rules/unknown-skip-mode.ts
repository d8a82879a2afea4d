import { skipModes } from "@agentwright/protocol";
import { nearest } from "../../agent/check/nearest.ts";
import { setValue } from "../fixes/edits.ts";
import { one } from "../fixes/one.ts";
import type { FlowRule } from "./rule.ts";

/** `whenUnmet` or `whenExhausted` of another value than the three. */
export const unknownSkipMode: FlowRule = {
  code: "AW221",
  name: "unknown-skip-mode",
  title: "A value that `whenUnmet` and `whenExhausted` don't have",
  severity: "error",
  why: "What becomes of a step is `fail`, `skip` or `skip-cascade`. The database refuses a flow with anything else. Write one of the three.",
  alsoTypeScript: true,
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const step of flow.steps) {
        for (const name of ["whenUnmet", "whenExhausted"]) {
          const option = step.option(name);
          if (!option?.value.known) continue;
          const { value, span } = option.value;
          if (value === undefined || skipModes.some(mode => mode === value)) continue;
          const suggestion = typeof value === "string" ? nearest(value, skipModes) : undefined;
          const template = "`{option}` is `fail`, `skip` or `skip-cascade`.";
          report(span, template, { option: name, ...(suggestion && { suggestion }) }, { step, option });
        }
      }
    }
  },
  fix({ about: { option }, args: { suggestion } }, view) {
    if (!option || typeof suggestion !== "string") return [];
    return one(`Change to \`${suggestion}\``, setValue(view, option.value, suggestion));
  },
};
