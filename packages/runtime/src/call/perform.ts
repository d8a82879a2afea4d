import type { Effect, EffectRecord } from "@agentwright/protocol";
import { shortRecord } from "./records.ts";
import type { EffectAnswer, EffectHost } from "./types.ts";

const noHost = "Nothing can be done outside the plugin here: this call was started without a host for its effects.";

/** The host of a call that was given none: it refuses everything. */
export const refusingHost: EffectHost = {
  perform: effect => Promise.resolve(refused(effect, noHost)),
  mask: text => text,
};

/** The answer to an effect that is not done. */
export function refused(effect: Effect, reason: string, outcome: "refused" | "failed" = "refused"): EffectAnswer {
  return {
    result: { effect: effect.id, ok: false, error: { code: outcome, message: reason } },
    record: { kind: effect.kind, request: effect.request, outcome, detail: reason, ms: 0 },
  };
}

/**
 * Performs the effects of one round, a few at a time, and gives the answers in the order of the effects: whatever the
 * outside's speed, the plugin sees the same. `records` is filled as the answers come, so that a call that is stopped
 * half-way can still say what was done.
 */
export async function performAll(
  effects: readonly Effect[],
  host: EffectHost,
  parallel: number,
  signal: AbortSignal,
  records: (EffectRecord | undefined)[],
): Promise<EffectAnswer["result"][]> {
  const first = records.length;
  records.length += effects.length;
  const results: EffectAnswer["result"][] = [];
  const waiting = effects.entries();
  const worker = async (): Promise<void> => {
    for (const [index, effect] of waiting) {
      if (signal.aborted) return;
      const answer = await host.perform(effect, signal);
      records[first + index] = shortRecord(answer.record);
      results[index] = answer.result;
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, effects.length) }, worker));
  return results;
}
