import type { BackendId } from "@agentwright/protocol";
import { BuildCancelled, BuildFailure } from "../build/failure.ts";
import type { BuildRun } from "../build/run.ts";
import { type BackendLimits, backendLimits } from "./limits.ts";
import { Places } from "./places.ts";
import { retrying, usualPauses } from "./retry.ts";

/** What a backend does for a build, one after the other where there is no place for more. */
export interface BuildQueue {
  /**
   * Waits for a place of the backend, then does the work: within the backend's time, and again if its failure may pass
   * by itself. `work` gets a run whose signal also tells that the time is up.
   */
  run<T>(run: BuildRun, backend: BackendId, work: (run: BuildRun) => Promise<T>): Promise<T>;
}

export interface QueueOptions {
  readonly limits?: Readonly<Partial<Record<BackendId, BackendLimits>>>;
  /** Milliseconds before each further try. */
  readonly pauses?: readonly number[];
}

/** Milliseconds that work gets to tidy up when its time is over. */
const graceMs = 2000;

export function buildQueue(options: QueueOptions = {}): BuildQueue {
  const limits = { ...backendLimits, ...options.limits };
  const places = new Map<BackendId, Places>();
  const placesOf = (backend: BackendId): Places => {
    const known = places.get(backend) ?? new Places(limits[backend].places);
    places.set(backend, known);
    return known;
  };
  return {
    async run(run, backend, work) {
      const own = placesOf(backend);
      if (!own.free)
        run.log("info", `Waiting for a free place: ${busy(backend, limits[backend].places, own.waiting)}.`);
      const leave = await own.enter(run.request.priority ?? "interactive", run.signal);
      try {
        return await within(run, backend, limits[backend].limitMs, limited =>
          retrying(limited, () => work(limited), options.pauses ?? usualPauses),
        );
      } finally {
        leave();
      }
    },
  };
}

function busy(backend: BackendId, places: number, waiting: number): string {
  const running =
    places === 1 ? `a build with ${backend} is going on` : `${places} builds with ${backend} are going on`;
  if (waiting === 0) return running;
  return waiting === 1 ? `${running}, another one waits` : `${running}, ${waiting} others wait`;
}

async function within<T>(
  run: BuildRun,
  backend: BackendId,
  ms: number,
  work: (run: BuildRun) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const signal = run.signal ? AbortSignal.any([run.signal, over.signal]) : over.signal;
  const took = ms < 120_000 ? `${ms / 1000} seconds` : `${Math.round(ms / 60_000)} minutes`;
  const failure = new BuildFailure("limit", `The build with ${backend} took longer than ${took} and was ended.`);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      over.abort();
      timer = setTimeout(() => reject(failure), graceMs);
    }, ms);
  });
  try {
    return await Promise.race([work(run.under(signal)), limit]);
  } catch (error) {
    throw over.signal.aborted && error instanceof BuildCancelled ? failure : error;
  } finally {
    clearTimeout(timer);
  }
}
