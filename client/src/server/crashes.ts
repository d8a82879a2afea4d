/** How many unasked ends a process is forgiven. */
export interface CrashBudget {
  /** Counts an end; true if the process may start again. */
  spend(now: number): boolean;
  /** Forgets what was: the user asked for a restart. */
  reset(): void;
}

/** At most `limit` ends within `windowMs`; the one after that is the last. */
export function crashBudget(limit = 4, windowMs = 180_000): CrashBudget {
  let ends: number[] = [];
  return {
    spend: now => {
      ends = [...ends.filter(end => now - end < windowMs), now];
      return ends.length <= limit;
    },
    reset: () => {
      ends = [];
    },
  };
}
