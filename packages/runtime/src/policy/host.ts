import type { Effect, Json } from "@agentwright/protocol";
import { refused } from "../call/perform.ts";
import type { EffectAnswer, EffectHost } from "../call/types.ts";
import { sentenceOf } from "../problem.ts";
import { performHttp } from "./http.ts";
import { type Masker, makeMasker, maskJson } from "./mask.ts";
import { type EffectHandler, type HostOptions, Refusal } from "./types.ts";

/**
 * The host of a plugin's effects: decides on each by the config's permissions, adds secrets as it is sent, does it
 * within `timeoutSeconds`, and hides the values of secrets in all that comes back, in records and in logs.
 */
export function makeHost(options: HostOptions): EffectHost {
  const masker = makeMasker();
  return {
    mask: text => masker.mask(text),
    async perform(effect, signal) {
      const started = performance.now();
      const limitMs = options.permissions.timeoutSeconds * 1000;
      const answer = await answerTo(effect, options, masker, signal, limitMs);
      const ms = performance.now() - started;
      return {
        result: answer.result,
        record: { ...answer.record, request: maskJson(effect.request, masker.mask), ms },
      };
    },
  };
}

async function answerTo(
  effect: Effect,
  options: HostOptions,
  masker: Masker,
  outer: AbortSignal,
  limitMs: number,
): Promise<EffectAnswer> {
  const timer = new AbortController();
  const stop = (): void => timer.abort(outer.reason);
  const timeout = setTimeout(() => timer.abort(new Error(`It took longer than ${limitMs / 1000} seconds.`)), limitMs);
  if (outer.aborted) stop();
  outer.addEventListener("abort", stop, { once: true });
  try {
    const value = await race(perform(effect, options, masker, timer.signal), timer.signal);
    const detail = effect.kind === "http" ? String((value as { readonly status: number }).status) : "done";
    const { id, kind, request } = effect;
    return {
      result: { effect: id, ok: true, value },
      record: { kind, request, outcome: "done", detail, ms: 0 },
    };
  } catch (error) {
    return refused(effect, masker.mask(sentenceOf(error)), error instanceof Refusal ? "refused" : "failed");
  } finally {
    clearTimeout(timeout);
    outer.removeEventListener("abort", stop);
  }
}

async function perform(effect: Effect, options: HostOptions, masker: Masker, signal: AbortSignal): Promise<Json> {
  signal.throwIfAborted();
  if (effect.kind === "http") {
    return (await performHttp(effect.request, options, masker, signal)) as unknown as Json;
  }
  const handler: EffectHandler | undefined = effect.kind === "llm" ? options.llm : options.flow;
  if (handler === undefined) throw new Refusal(effect.kind === "llm" ? noModel : noFlows);
  return maskJson(await handler(effect.request, signal), masker.mask);
}

const noModel = "No language model can be asked from here, so host.llm was refused.";
const noFlows = "No flow can be started from here, so host.flow was refused.";

/** A handler that doesn't listen to its signal can't hold the call up. */
function race<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}
