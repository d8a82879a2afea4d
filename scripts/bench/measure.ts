/** One line of the table: medians in milliseconds. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly peer?: string;
  readonly peerMs?: number;
}

/** Milliseconds of each of `times` runs. */
export function timed(times: number, work: () => unknown): number[] {
  return Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

/** Milliseconds of processor time of each of `times` runs, other threads of this process included. */
export function worked(times: number, work: () => unknown): number[] {
  return Array.from({ length: times }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
}

/** `timed` for work that takes its time, with a `pause` after each run that is not counted. */
export async function timedAsync(
  times: number,
  work: () => Promise<unknown>,
  pause?: () => Promise<unknown>,
): Promise<number[]> {
  const results: number[] = [];
  for (let count = 0; count < times; count++) {
    const start = performance.now();
    await work();
    results.push(performance.now() - start);
    await pause?.();
  }
  return results;
}

/** The middle of at least nine figures. */
export function median(figures: readonly number[]): number {
  if (figures.length < 9) throw new Error(`a median needs nine figures, not ${figures.length}`);
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
