import type { CallAnswer, Effect, JsonObject } from "@agentwright/protocol";
import type { EffectAnswer } from "@agentwright/runtime";

/** Page to worker. One worker serves one call. */
export type ToWorker =
  | { readonly type: "load"; readonly wasm: Uint8Array; readonly modules: readonly Uint8Array[] }
  | {
      readonly type: "call";
      readonly tool: string;
      readonly input: JsonObject;
      readonly now: number;
      readonly seed: number;
    }
  /** A worker that computes can't answer it. */
  | { readonly type: "ping" }
  | { readonly type: "answer"; readonly effect: number; readonly answer: EffectAnswer };

/** Worker to page. */
export type FromWorker =
  | { readonly type: "loaded" }
  | { readonly type: "pong" }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "effect"; readonly effect: Effect }
  | { readonly type: "done"; readonly answer: CallAnswer };
