import type { FileView, FlowView, StepView } from "../../check/view.ts";
import type { OptionModel } from "../../model.ts";
import { isOddValue } from "../../odd.ts";
import { largestInteger, leastOptions } from "../../profile/profiles.ts";

export type NumberName = keyof typeof leastOptions;

export interface NumberOption {
  readonly flow: FlowView;
  readonly step?: StepView;
  readonly option: OptionModel;
  readonly name: NumberName;
  /** As it is written: any value that is known and not left out. */
  readonly value: unknown;
  readonly fault: "type" | "integer" | "least" | undefined;
}

/** All options of a file that must be whole numbers, and what is wrong with each. */
export function* numbersIn({ flows }: FileView): Generator<NumberOption> {
  for (const flow of flows) {
    for (const option of flow.model.options) if (option.name !== "startDelay") yield* numberOf(option, flow);
    for (const step of flow.steps) for (const option of step.model.options) yield* numberOf(option, flow, step);
  }
}

function* numberOf(option: OptionModel, flow: FlowView, step?: StepView): Generator<NumberOption> {
  const { name, value } = option;
  if (!isNumberName(name) || !value.known || value.value === undefined || value.value === null) return;
  yield { flow, ...(step && { step }), option, name, value: value.value, fault: faultOf(name, value.value) };
}

function isNumberName(name: string): name is NumberName {
  return Object.hasOwn(leastOptions, name);
}

function faultOf(name: NumberName, value: unknown): NumberOption["fault"] {
  if (isOddValue(value)) return /^-?Infinity$|^NaN$/.test(value.odd) ? "integer" : "type";
  if (typeof value !== "number") return "type";
  if (!Number.isInteger(value) || Math.abs(value) > largestInteger) return "integer";
  return value < leastOptions[name] ? "least" : undefined;
}

/** A whole number that an option of a step has in the end, from itself or its flow; undefined where it is not sound. */
export function effective(
  name: NumberName,
  flow: FlowView,
  step: StepView | undefined,
  fallback: number,
): { readonly value: number; readonly option?: OptionModel } | undefined {
  for (const owner of [step, flow]) {
    const option = owner?.option(name);
    const value = option?.value;
    if (value && !value.known) return undefined;
    if (!option || !value?.known || value.value === undefined || value.value === null) {
      if (owner?.model.optionsUnknown) return undefined;
      continue;
    }
    const sound = typeof value.value === "number" && faultOf(name, value.value) === undefined;
    return sound ? { value: Number(value.value), option } : undefined;
  }
  return { value: fallback };
}
