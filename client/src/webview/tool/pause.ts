/** Adds up the time during which at least one of several things waits for a person; overlaps count once. */
export class Pause {
  readonly #now: () => number;
  readonly #waiting = new Set<unknown>();
  #since = 0;
  #total = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Milliseconds so far. */
  get ms(): number {
    return this.#total + (this.#waiting.size > 0 ? this.#now() - this.#since : 0);
  }

  set(thing: unknown, waits: boolean): void {
    const before = this.#waiting.size;
    if (waits) this.#waiting.add(thing);
    else this.#waiting.delete(thing);
    if (before === 0 && this.#waiting.size > 0) this.#since = this.#now();
    if (before > 0 && this.#waiting.size === 0) this.#total += this.#now() - this.#since;
  }
}
