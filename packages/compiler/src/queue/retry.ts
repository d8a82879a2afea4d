import { BuildCancelled, BuildFailure } from "../build/failure.ts";
import type { BuildRun } from "../build/run.ts";

/** Milliseconds before the second and the third try. */
export const usualPauses: readonly number[] = [1000, 5000];

/** Does the work, again after a failure that may pass by itself; each try is said. */
export async function retrying<T>(
  run: BuildRun,
  work: () => Promise<T>,
  pauses: readonly number[] = usualPauses,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const pause = pauses[tries];
      if (!(error instanceof BuildFailure) || !error.retry || pause === undefined) throw error;
      const seconds = pause / 1000;
      run.log(
        "warn",
        `Try ${tries + 1} of ${pauses.length + 1}: ${error.error.message} It is tried again in ${seconds} s.`,
      );
      await paused(pause, run.signal);
    }
  }
}

function paused(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      clearTimeout(timer);
      reject(new BuildCancelled());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", cancel);
      resolve();
    }, ms);
    if (signal?.aborted) cancel();
    else signal?.addEventListener("abort", cancel, { once: true });
  });
}
