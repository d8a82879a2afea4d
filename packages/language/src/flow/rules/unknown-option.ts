import { nearest } from "../../agent/check/nearest.ts";
import type { Fix } from "../../agent/fixes/fix.ts";
import type { FlowView, StepView } from "../check/view.ts";
import { nameSpanOf } from "../check/view.ts";
import { removeOption, renameOption } from "../fixes/edits.ts";
import type { OptionModel } from "../model.ts";
import { flowOptionNames, mapOptionNames, otherNames, stepOptionNames } from "./lib/options.ts";
import type { FlowReport, FlowRule } from "./rule.ts";

/** An option that pgflow does not have. */
export const unknownOption: FlowRule = {
  code: "AW235",
  name: "unknown-option",
  title: "An option that pgflow does not have",
  severity: "error",
  why: "pgflow takes no notice of options that it does not know. So what was meant does not happen, and nothing says so. Correct the name, or take the option away.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      unknownIn(flow.model.options, flowOptionNames, ["startDelay"], report, { flow });
      for (const step of flow.steps) {
        const map = step.model.method === "map";
        unknownIn(step.model.options, map ? mapOptionNames : stepOptionNames, map ? ["dependsOn"] : [], report, {
          step,
        });
      }
    }
  },
  fix({ about: { flow, step, option }, args: { suggestion } }, view) {
    if (!option) return [];
    const within = (step ?? flow)?.model.optionsSpan;
    const removed: Fix = { title: `Remove \`${option.name}\``, edits: removeOption(view, option, within) };
    const free = typeof suggestion === "string" && !(step ?? flow)?.option(suggestion);
    const renamed = free ? renameOption(option, suggestion, within) : [];
    const fixes: readonly Fix[] = [{ title: `Change to \`${suggestion}\``, edits: renamed, preferred: true }, removed];
    return fixes.filter(({ edits }) => edits.length > 0);
  },
};

/** `elsewhere`: options of which another rule speaks. */
function unknownIn(
  options: FlowView["model"]["options"],
  known: readonly string[],
  elsewhere: readonly string[],
  report: FlowReport,
  about: { readonly flow?: FlowView; readonly step?: StepView },
): void {
  for (const option of options) {
    const { name } = option;
    if (known.includes(name) || elsewhere.includes(name) || isBeingTyped(option)) continue;
    const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
    const suggestion = other !== undefined && known.includes(other) ? other : nearest(name, known);
    const of = about.step ? (about.step.model.method === "map" ? "A map step" : "A step") : "A flow";
    if (suggestion === undefined)
      report(nameSpanOf(option), "{of} has no option `{name}`.", { of, name }, { ...about, option });
    else
      report(
        nameSpanOf(option),
        "{of} has no option `{name}`. Did you mean `{suggestion}`?",
        { of, name, suggestion },
        { ...about, option },
      );
  }
}

/** A name alone of which there is no variable: its colon is still to come. */
function isBeingTyped({ nameSpan, value }: OptionModel): boolean {
  return !value.known && value.why.includes("declared nowhere") && nameSpan.start === value.span.start;
}
