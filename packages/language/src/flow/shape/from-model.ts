import type { FlowModel, OptionModel, StepModel } from "../model.ts";

/** What a model says of a whole flow: a value for `shapeProblems` to judge, or why it is not known. */
export type ReadShape =
  | { readonly known: true; readonly value: unknown }
  /** Clauses: `a loop adds steps`. */
  | { readonly known: false; readonly why: readonly string[] };

/** Puts a flow's known parts together. Nothing is left out silently: one unknown part and the flow is unknown. */
export function readShape(flow: FlowModel): ReadShape {
  const why: string[] = flow.unknown.map(each => each.why);
  const take = <T>(part: { known: true; value: T } | { known: false; why: string }): T | undefined => {
    if (part.known) return part.value;
    why.push(part.why);
    return undefined;
  };
  if (flow.optionsUnknown) why.push(flow.optionsUnknown.why);
  const value = {
    slug: take(flow.slug),
    options: Object.fromEntries(optionEntries(flow.options, take)),
    steps: flow.steps.map(step => stepValue(step, take, why)),
  };
  return why.length === 0 ? { known: true, value } : { known: false, why: [...new Set(why)] };
}

type Take = <T>(part: { known: true; value: T } | { known: false; why: string }) => T | undefined;

const names: Readonly<Record<string, string>> = {
  if: "requiredInputPattern",
  ifNot: "forbiddenInputPattern",
  whenUnmet: "whenUnmet",
  whenExhausted: "whenExhausted",
};

function stepValue(step: StepModel, take: Take, why: string[]): unknown {
  if (step.optionsUnknown) why.push(step.optionsUnknown.why);
  const entries = optionEntries(step.options, take);
  // A map takes `array`, the others `dependsOn`: both stand in `dependencies`.
  const own = step.method === "map" ? "array" : "dependsOn";
  const parts = entries.flatMap(([name, value]) => {
    const part = names[name];
    return part === undefined ? [] : [[part, value] as const];
  });
  const options = entries.filter(([name]) => names[name] === undefined && name !== own);
  return {
    slug: take(step.slug),
    stepType: step.stepType,
    dependencies: (take(step.dependencies) ?? []).map(({ slug }) => take(slug)),
    options: Object.fromEntries(options),
    ...Object.fromEntries(parts),
  };
}

/** pgflow skips an option that is undefined or null. */
function optionEntries(options: readonly OptionModel[], take: Take): (readonly [string, unknown])[] {
  return options.flatMap(({ name, value }) => {
    const known = take(value);
    return known === undefined || known === null ? [] : [[name, known] as const];
  });
}
