import type { Json } from "@agentwright/protocol";

/** A run to be thought through. */
export interface Simulated {
  /** The flow's input. */
  readonly input: Json;
  /** What steps answer, by slug; of others it isn't known. */
  readonly outputs?: Readonly<Record<string, Json>>;
  /** Steps that fail at every attempt. */
  readonly failing?: readonly string[];
}

/**
 * `empty`: a map over nothing, complete at once without a task. `never`: the run ends before. `open`: it depends on an
 * output that isn't given.
 */
export const outcomeStatuses = ["runs", "empty", "skipped", "fails", "never", "open"] as const;
export type OutcomeStatus = (typeof outcomeStatuses)[number];

export type OutcomeReason =
  /** It has no dependencies and no condition, or all that it waits for is done. */
  | { readonly kind: "ready" }
  | { readonly kind: "met" }
  | { readonly kind: "unmet"; readonly by: "if" | "ifNot" }
  /** Whose skip-cascade reached it. */
  | { readonly kind: "cascade"; readonly step: string }
  | { readonly kind: "exhausted" }
  | { readonly kind: "empty-array"; readonly step?: string }
  | { readonly kind: "skipped-array"; readonly step: string }
  /** Its output is no array, but a map goes over it. */
  | { readonly kind: "not-array"; readonly map: string }
  | { readonly kind: "run-failed"; readonly step: string }
  | { readonly kind: "refused" }
  | { readonly kind: "needs"; readonly steps: readonly string[] };

export interface StepOutcome {
  readonly slug: string;
  readonly status: OutcomeStatus;
  readonly reason: OutcomeReason;
  /** Tasks of a map, where the length of its array is known. */
  readonly tasks?: number;
}

export interface RunOutcome {
  /** `refused`: pgflow starts no such run. */
  readonly run: "completes" | "fails" | "refused" | "open";
  /** The step that fails the run, or the root map that its input doesn't fit. */
  readonly because?: string;
  /** In the order of the flow's steps. */
  readonly steps: readonly StepOutcome[];
}
