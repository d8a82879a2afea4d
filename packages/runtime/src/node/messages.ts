import type { CallAnswer, Effect, JsonObject } from "@agentwright/protocol";
import type { CallLimits, EffectAnswer } from "../call/types.ts";

/** What the worker is started with. */
export interface WorkerTask {
  readonly wasm: Uint8Array;
  readonly modules?: readonly Uint8Array[];
  readonly tool: string;
  readonly input: JsonObject;
  readonly timeoutMs: number;
  readonly now?: number;
  readonly seed?: number;
  readonly limits?: Partial<CallLimits>;
}

/** Worker to parent. `ready`: the plugin is loaded and begins to compute. */
export type FromWorker =
  | { readonly type: "ready" }
  | { readonly type: "effect"; readonly ask: number; readonly effect: Effect }
  | { readonly type: "answer"; readonly answer: CallAnswer };

/** Parent to worker: what became of an effect. */
export interface ToWorker {
  readonly type: "effect-answer";
  readonly ask: number;
  readonly answer: EffectAnswer;
}
