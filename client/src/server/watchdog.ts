/** Milliseconds: from a request to the question whether the server is alive, and how long an answer may take. */
const usual = { calm: 1000, patience: 10_000 };

/** Notices a server that runs and answers nothing any more. */
export interface Watchdog {
  /** Something was asked of the server. Costs nothing while nobody asks anything. */
  touch(): void;
  dispose(): void;
}

/**
 * Asks the server for a sign of life a moment after other requests, and calls `hung` once if none comes. `ask` may
 * reject: an error is a sign of life too.
 */
export function watchdog(ask: () => Promise<unknown>, hung: (seconds: number) => void, limits = usual): Watchdog {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const look = async (): Promise<void> => {
    const sign = ask().then(
      () => true,
      () => true,
    );
    const answers = async (): Promise<boolean> => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<boolean>(resolve => {
        timer = setTimeout(() => resolve(false), limits.patience);
      });
      return Promise.race([sign, late]).finally(() => clearTimeout(timer));
    };
    const began = Date.now();
    if (await answers()) return;
    // A machine that slept meanwhile owes the server its time.
    if (Date.now() - began > 2 * limits.patience && (await answers())) return;
    if (!over) hung(Math.round(limits.patience / 1000));
    over = true;
  };

  return {
    touch: () => {
      if (over || waiting) return;
      waiting = setTimeout(() => {
        void look().finally(() => {
          waiting = undefined;
        });
      }, limits.calm);
    },
    dispose: () => {
      over = true;
      clearTimeout(waiting);
    },
  };
}
