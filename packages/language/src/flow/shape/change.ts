import type { FlowOptions, Json, SkipMode, StepOptions, StepType } from "@agentwright/protocol";

export type FlowOption = keyof FlowOptions;
export type StepOption = keyof StepOptions;

/** One difference between two versions of a flow. Positions count from 0, option values are as pgflow takes them. */
export type FlowChange =
  | { readonly kind: "step-added"; readonly step: string }
  | { readonly kind: "step-removed"; readonly step: string }
  /** It stands elsewhere among the steps that both have. pgflow compares by position, so this is structure too. */
  | { readonly kind: "step-moved"; readonly step: string; readonly from: number; readonly to: number }
  /** A guess: one step is gone, and one that is the same in all but its name is new. */
  | { readonly kind: "step-renamed"; readonly step: string; readonly from: string }
  | {
      readonly kind: "dependencies";
      readonly step: string;
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | { readonly kind: "type"; readonly step: string; readonly before: StepType; readonly after: StepType }
  | {
      readonly kind: "condition";
      readonly step: string;
      readonly part: "if" | "ifNot";
      readonly before: Json | undefined;
      readonly after: Json | undefined;
    }
  | {
      readonly kind: "condition";
      readonly step: string;
      readonly part: "whenUnmet" | "whenExhausted";
      readonly before: SkipMode;
      readonly after: SkipMode;
    }
  | {
      readonly kind: "flow-option";
      readonly option: FlowOption;
      readonly before: number;
      readonly after: number;
    }
  | {
      readonly kind: "step-option";
      readonly step: string;
      readonly option: StepOption;
      /** Undefined: inherited from the flow; no delay for `startDelay`. */
      readonly before: number | undefined;
      readonly after: number | undefined;
    };

/** Does the change leave the graph and its conditions as they are? */
export function isOptionChange(change: FlowChange): boolean {
  return change.kind === "flow-option" || change.kind === "step-option";
}
