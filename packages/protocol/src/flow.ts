import type { Json } from "./json.ts";
import type { Range } from "./text.ts";

/**
 * The versions of pgflow that behave differently, each named by the first minor version it is about: 0.8; 0.9 to 0.13;
 * 0.14 and 0.15; 0.16; 0.17 and later.
 */
export const pgflowProfiles = ["0.8", "0.9", "0.14", "0.16", "0.17"] as const;
export type PgflowProfile = (typeof pgflowProfiles)[number];

export const stepTypes = ["single", "map"] as const;
export type StepType = (typeof stepTypes)[number];

/** What becomes of a step whose condition is not met, or whose retries are exhausted. */
export const skipModes = ["fail", "skip", "skip-cascade"] as const;
export type SkipMode = (typeof skipModes)[number];

/** Absent: inherited, in the end from pgflow's defaults (3 attempts, 5 s base delay, 60 s time limit). */
export interface FlowOptions {
  readonly maxAttempts?: number;
  /** Seconds; attempt n is repeated after floor(baseDelay * 2^n). */
  readonly baseDelay?: number;
  /** Seconds. */
  readonly timeout?: number;
}

export interface StepOptions extends FlowOptions {
  /** Seconds. */
  readonly startDelay?: number;
}

/** One step of a flow, every part of it known. */
export interface StepShape {
  readonly slug: string;
  readonly stepType: StepType;
  /** In the order in which they are written. */
  readonly dependencies: readonly string[];
  readonly options: StepOptions;
  /** `if` and `ifNot`: JSON that must (not) be contained in the input. */
  readonly requiredInputPattern?: Json;
  readonly forbiddenInputPattern?: Json;
  readonly whenUnmet?: SkipMode;
  readonly whenExhausted?: SkipMode;
}

/** A whole flow as pgflow's database stores it: what is compiled, compared and verified. */
export interface FlowShape {
  readonly slug: string;
  readonly options: FlowOptions;
  /** In the order of their definition, which is pgflow's `step_index`. */
  readonly steps: readonly StepShape[];
}

/** What a graph shows: the flows of one version of a file, with places; parts that are not known are left out. */
export interface FlowGraph {
  readonly uri: string;
  readonly version: number;
  readonly flows: readonly GraphFlow[];
  /** The first syntax error: the file is half typed, and `flows` is what could be made of it. */
  readonly syntaxError?: { readonly message: string; readonly range: Range };
}

export interface GraphFlow {
  /** Absent: not statically known. */
  readonly slug?: string;
  /** What the file calls it: the name of the variable or export. */
  readonly name: string;
  readonly range: Range;
  readonly options: FlowOptions;
  readonly steps: readonly GraphStep[];
  /** Sentences: why the picture may lack something. Empty: the flow is known whole. */
  readonly unknown: readonly string[];
  /** The whole flow, where everything of it is known. */
  readonly shape?: FlowShape;
}

export interface GraphStep {
  readonly slug: string;
  readonly stepType: StepType;
  readonly dependencies: readonly string[];
  /** Its call, and its slug alone, in the flow's file. */
  readonly range: Range;
  readonly slugRange: Range;
  readonly options: StepOptions;
  readonly conditional: boolean;
  readonly whenUnmet?: SkipMode;
  readonly whenExhausted?: SkipMode;
  /** The worst finding that stands in its range. */
  readonly severity?: "error" | "warning" | "information" | "hint";
}
