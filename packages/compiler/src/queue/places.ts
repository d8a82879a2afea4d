import type { Priority } from "@agentwright/protocol";
import { BuildCancelled } from "../build/failure.ts";

interface Waiting {
  readonly priority: Priority;
  enter(): void;
}

/** A few places; who finds none waits. Those that a person waits for go first, else the first to come. */
export class Places {
  readonly #places: number;
  #taken = 0;
  readonly #waiting: Waiting[] = [];

  constructor(places: number) {
    this.#places = places;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  get free(): boolean {
    return this.#taken < this.#places;
  }

  /** Answers what gives the place back. @throws BuildCancelled if it is cancelled while it waits. */
  async enter(priority: Priority, signal?: AbortSignal): Promise<() => void> {
    if (signal?.aborted) throw new BuildCancelled();
    if (this.free) this.#taken++;
    else await this.#wait(priority, signal);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave();
    };
  }

  #wait(priority: Priority, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new BuildCancelled());
      };
      const waiting: Waiting = {
        priority,
        enter: () => {
          signal?.removeEventListener("abort", cancel);
          resolve();
        },
      };
      this.#waiting.push(waiting);
      signal?.addEventListener("abort", cancel, { once: true });
    });
  }

  /** Hands the place on: nobody who comes now can take it before those who wait. */
  #leave(): void {
    const urgent = this.#waiting.findIndex(({ priority }) => priority === "interactive");
    const [next] = this.#waiting.splice(Math.max(urgent, 0), 1);
    if (next) next.enter();
    else this.#taken--;
  }
}
