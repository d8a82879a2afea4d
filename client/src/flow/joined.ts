/**
 * Runs `work` one at a time. A call while it runs waits for the next run, as the present one may have looked before what
 * the caller wants to see was there; all such calls share that one.
 */
export function joined(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    next = undefined;
    const run = work().finally(() => {
      if (running === run) running = undefined;
    });
    running = run;
    return run;
  };
  return () => {
    // First, as a run that has just ended is no longer `running` while the next one is about to begin.
    if (next !== undefined) return next;
    if (running === undefined) return start();
    next = running.then(start, start);
    return next;
  };
}
