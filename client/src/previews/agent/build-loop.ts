/** How long to wait for more typing, by what the last build took (both in ms): quick builds follow closely. */
export function typingDelay(lastBuildMs: number): number {
  return Math.min(600, Math.max(80, lastBuildMs * 2));
}

/**
 * Builds again and again, never twice at a time: what is asked for while one runs makes exactly one more. A build is
 * begun when nothing was asked for during `typingDelay`.
 */
export class BuildLoop {
  readonly #build: (signal: AbortSignal) => Promise<void>;
  readonly #ended = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #lastMs = 0;

  constructor(build: (signal: AbortSignal) => Promise<void>) {
    this.#build = build;
  }

  /** Builds soon; `now` doesn't wait for more typing. */
  request(now = false): void {
    if (this.#ended.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), now ? 0 : typingDelay(this.#lastMs));
  }

  /** Ends it; a build that runs is cancelled. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#ended.abort();
  }

  async #run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    const started = performance.now();
    try {
      await this.#build(this.#ended.signal);
    } finally {
      this.#lastMs = performance.now() - started;
      this.#running = false;
    }
    if (!this.#again) return;
    this.#again = false;
    this.request(true);
  }
}
