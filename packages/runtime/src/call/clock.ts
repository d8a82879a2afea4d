import type { CallError } from "@agentwright/protocol";

/** Why a call was ended from outside. */
export class CallStopped extends Error {
  readonly callError: CallError;

  constructor(callError: CallError) {
    super(callError.message);
    this.name = "CallStopped";
    this.callError = callError;
  }
}

/** The time of one call. */
export interface CallClock {
  /** Fires when the call is out of time or cancelled; its reason is a `CallStopped`. */
  readonly signal: AbortSignal;
  elapsed(): number;
  /** Throws a `CallStopped` if the call may not go on. Needed after the plugin ran, as it blocks the timer. */
  check(): void;
  /** The promise's value, or a throw of `CallStopped` as soon as the call may not go on. */
  race<T>(promise: Promise<T>): Promise<T>;
  stop(): void;
}

/** Starts a clock for a call of at most `timeoutMs` milliseconds, which `outer` can end at any moment. */
export function startClock(timeoutMs: number, outer: AbortSignal | undefined): CallClock {
  const started = performance.now();
  const controller = new AbortController();
  const elapsed = (): number => performance.now() - started;
  const outOfTime = (): void => controller.abort(new CallStopped(timeLimit(timeoutMs)));
  const cancelled = (): void => {
    controller.abort(new CallStopped({ code: "cancelled", message: "The call was cancelled." }));
  };
  const timer = setTimeout(outOfTime, timeoutMs);
  if (outer?.aborted) cancelled();
  outer?.addEventListener("abort", cancelled, { once: true });
  return {
    signal: controller.signal,
    elapsed,
    check() {
      if (!controller.signal.aborted && elapsed() > timeoutMs) outOfTime();
      controller.signal.throwIfAborted();
    },
    race(promise) {
      return new Promise((resolve, reject) => {
        const stopped = (): void => reject(controller.signal.reason);
        if (controller.signal.aborted) return stopped();
        controller.signal.addEventListener("abort", stopped, { once: true });
        promise.then(resolve, reject).finally(() => controller.signal.removeEventListener("abort", stopped));
      });
    },
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", cancelled);
    },
  };
}

/** The error of a call that took too long. */
export function timeLimit(timeoutMs: number): CallError {
  return { code: "limit", message: `The call took longer than its ${seconds(timeoutMs)} and was stopped.` };
}

function seconds(ms: number): string {
  return ms === 1000 ? "1 second" : `${Number((ms / 1000).toFixed(1))} seconds`;
}
