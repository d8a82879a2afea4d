import type { BuildEvent } from "@agentwright/protocol";
import { Crashes } from "./crashes.ts";
import { describeEnd, type Ended, type EngineProcess, forkEngine } from "./process.ts";
import type { EngineOptions, EngineState } from "./types.ts";

/** Keeps at most one engine process: starts it when asked, again after a crash, and no more after too many. */
export class Supervisor {
  readonly #options: EngineOptions;
  readonly #onEvent: (event: BuildEvent) => void;
  readonly #crashes: Crashes;
  #state: EngineState = { kind: "idle", restarts: 0 };
  #running: EngineProcess | undefined;
  #starting: Promise<EngineProcess> | undefined;
  #disposed = false;
  /** Processes whose end was wanted, with the sentence that tells why; `asked`: by a person, not by a limit. */
  readonly #ending = new WeakMap<EngineProcess, { readonly why: string; readonly asked: boolean }>();

  constructor(options: EngineOptions, onEvent: (event: BuildEvent) => void) {
    this.#options = options;
    this.#onEvent = onEvent;
    this.#crashes = new Crashes(options.maxCrashes ?? 4, options.crashWindowMs ?? 60_000);
  }

  get state(): EngineState {
    return this.#state;
  }

  /** A process that answers. Rejects with one sentence if there can be none. */
  async get(): Promise<EngineProcess> {
    if (this.#disposed) throw new Error("The engine was shut down.");
    if (this.#state.kind === "stopped") throw new Error(this.#state.message ?? "The engine is stopped.");
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /** The sentence for a request that was lost with this process. */
  async why(lost: EngineProcess): Promise<string> {
    const end = await lost.ended;
    const wanted = this.#ending.get(lost);
    if (wanted) return wanted.why;
    if (this.#state.kind === "stopped") return this.#state.message ?? "The engine is stopped.";
    return `The engine ended unexpectedly (${describeEnd(end)})${memoryHint(end, this.#options)}. It is started again; try once more.`;
  }

  /** Ends a process that does not answer; the next request gets a new one. */
  kill(process: EngineProcess, why: string): void {
    this.#ending.set(process, { why, asked: false });
    process.kill();
  }

  async restart(): Promise<void> {
    this.#crashes.forget();
    await this.#end("The engine was restarted.");
    if (!this.#disposed) this.#set({ kind: "idle", restarts: this.#state.restarts });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#end("The engine was shut down.");
    this.#set({ kind: "stopped", restarts: this.#state.restarts, message: "The engine was shut down." });
  }

  async #end(why: string): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#ending.set(running, { why, asked: true });
    running.kill();
    await running.ended;
  }

  async #start(): Promise<EngineProcess> {
    const { restarts } = this.#state;
    this.#set({ kind: "starting", restarts });
    const started = forkEngine(this.#options, this.#onEvent);
    this.#running = started;
    void started.ended.then(end => this.#ended(started, end));
    const { pid } = await started.ready;
    if (this.#running === started) this.#set({ kind: "ready", restarts, pid });
    return started;
  }

  #ended(process: EngineProcess, end: Ended): void {
    if (this.#running !== process) return;
    this.#running = undefined;
    this.#starting = undefined;
    const wanted = this.#ending.get(process);
    if (wanted?.asked) return;
    const restarts = this.#state.restarts + 1;
    if (wanted) {
      this.#set({ kind: "idle", restarts, message: wanted.why });
      return;
    }
    this.#crashes.add(performance.now());
    const how = `${describeEnd(end)}${memoryHint(end, this.#options)}`;
    if (this.#crashes.tooMany) {
      const times = this.#crashes.count === 1 ? "once" : `${this.#crashes.count} times`;
      const message = `The engine ended unexpectedly ${times} in a short time (last: ${how}) and stays off. Restart it by hand.`;
      this.#set({ kind: "stopped", restarts, message });
      return;
    }
    this.#set({
      kind: "restarting",
      restarts,
      message: `The engine ended unexpectedly (${how}) and is started again.`,
    });
    this.#starting = this.#later(this.#crashes.backoffMs);
    this.#starting.catch(() => {});
  }

  async #later(ms: number): Promise<EngineProcess> {
    await new Promise(resolve => setTimeout(resolve, ms));
    if (this.#disposed) throw new Error("The engine was shut down.");
    return this.#start();
  }

  #set(state: EngineState): void {
    this.#state = state;
    this.#options.onState?.(state);
  }
}

/** What V8 does when the heap is full: it aborts. */
function memoryHint(end: Ended, options: EngineOptions): string {
  const aborted = end.signal === "SIGABRT" || end.code === 134;
  return aborted ? `, maybe for want of memory: it may have ${options.memoryMb ?? 512} MB` : "";
}
