import type { Effect, EffectRecord, EffectResult, JsonObject } from "@agentwright/protocol";

/** What stands between a plugin and the world: it decides on each effect, does it, and says what it did. */
export interface EffectHost {
  /** Never throws: a refusal or failure is an answer too. `signal` fires when the call is cancelled or out of time. */
  perform(effect: Effect, signal: AbortSignal): Promise<EffectAnswer>;
  /** Puts `${secret:NAME}` in the place of each secret value that this host has handled. */
  mask(text: string): string;
}

/** `result` goes back into the plugin, `record` to whoever watches; no secret's value is in either. */
export interface EffectAnswer {
  readonly result: EffectResult;
  readonly record: EffectRecord;
}

/** Bounds of one call. A call that passes one ends with code `limit` and a sentence that names it. */
export interface CallLimits {
  /** How often the plugin may come back with new effects. */
  readonly rounds: number;
  /** Effects in the whole call. */
  readonly effects: number;
  /** Effects that run at the same time. */
  readonly parallel: number;
  /** Bytes of the result as JSON. */
  readonly resultBytes: number;
  /** Log lines that are kept, and characters kept of each. */
  readonly logLines: number;
  readonly logLength: number;
}

export const defaultCallLimits: CallLimits = {
  rounds: 100,
  effects: 200,
  parallel: 6,
  resultBytes: 4 * 1024 * 1024,
  logLines: 1000,
  logLength: 10_000,
};

export interface CallOptions {
  readonly tool: string;
  readonly input: JsonObject;
  /** Absent: every effect is refused. */
  readonly host?: EffectHost;
  /** Milliseconds for the whole call, effects included; absent: the manifest's `timeoutSeconds`. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** The plugin's clock (ms since the epoch) and the seed of its random numbers; fixed values replay a call. */
  readonly now?: number;
  readonly seed?: number;
  readonly limits?: Partial<CallLimits>;
}
