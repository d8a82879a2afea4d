/** Unasked ends of the engine: how many lie within the window, and how long to wait before the next start. */
export class Crashes {
  readonly #most: number;
  readonly #windowMs: number;
  #times: number[] = [];

  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  /** Notes one. `now` in milliseconds of any steady clock. */
  add(now: number): void {
    this.#times = [...this.#times.filter(time => now - time < this.#windowMs), now];
  }

  get count(): number {
    return this.#times.length;
  }

  get tooMany(): boolean {
    return this.#times.length >= this.#most;
  }

  /** Milliseconds: nothing after the first, then 250, 500, 1000 … up to 8000. */
  get backoffMs(): number {
    return this.#times.length <= 1 ? 0 : Math.min(8000, 250 * 2 ** (this.#times.length - 2));
  }

  forget(): void {
    this.#times = [];
  }
}
