import type { FlowModel, StepModel } from "../model.ts";
import { defaultOptions } from "../profile/profiles.ts";
import { optionOf } from "./view.ts";

/** What a step takes from its flow, and a flow from pgflow. */
const inherited = ["maxAttempts", "baseDelay", "timeout"] as const;

type Inherited = (typeof inherited)[number];

/** A value that counts for a step, and whose it is. */
export interface Effective {
  readonly name: Inherited | "startDelay";
  /** Absent: it is written, but not as a number that is known. */
  readonly value?: number;
  readonly from: "step" | "flow" | "default";
}

/** The options that count for a step, in pgflow's order. Without a step: for the flow itself. */
export function effectiveOptions(flow: FlowModel, step?: StepModel): readonly Effective[] {
  const all = inherited.map((name): Effective => {
    if (step && isWritten(step, name)) return { name, ...number(step, name), from: "step" };
    if (isWritten(flow, name)) return { name, ...number(flow, name), from: "flow" };
    const open = step?.optionsUnknown ?? flow.optionsUnknown;
    return open
      ? { name, from: step?.optionsUnknown ? "step" : "flow" }
      : { name, value: defaultOptions[name], from: "default" };
  });
  if (step && isWritten(step, "startDelay"))
    all.push({ name: "startDelay", ...number(step, "startDelay"), from: "step" });
  return all;
}

function isWritten(of: FlowModel | StepModel, name: string): boolean {
  return of.options.some(option => option.name === name && !(option.value.known && option.value.value === undefined));
}

function number(of: FlowModel | StepModel, name: string): { readonly value?: number } {
  const value = optionOf(of, name);
  return typeof value === "number" && Number.isFinite(value) ? { value } : {};
}

/** The most attempts that are listed one by one. */
const listed = 6;

/** When each attempt of a task that fails at once begins, in seconds after the first: `floor(baseDelay × 2^n)` apart. */
export function retryTimes(
  maxAttempts: number,
  baseDelay: number,
): { readonly at: readonly number[]; readonly more: boolean } {
  const at: number[] = [];
  for (let attempt = 0, time = 0; attempt < Math.min(maxAttempts, listed); attempt++) {
    at.push(time);
    time += Math.floor(baseDelay * 2 ** (attempt + 1));
  }
  return { at, more: maxAttempts > listed };
}

/** `90 s`, `12 min`, `3 h 20 min`. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
