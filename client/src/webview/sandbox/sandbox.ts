import type { CallAnswer, Effect, JsonObject } from "@agentwright/protocol";
import type { EffectAnswer } from "@agentwright/runtime";
import type { FromWorker, ToWorker } from "./messages.ts";

/** Milliseconds that a worker may be silent while it computes. */
export const silenceMs = 2500;

/** One call of one tool. */
export interface SandboxCall {
  readonly tool: string;
  readonly input: JsonObject;
  /** Does what the tool asks for. The time it takes doesn't count as silence. */
  perform(effect: Effect, signal: AbortSignal): Promise<EffectAnswer>;
  readonly signal: AbortSignal;
}

/** The plugin that runs in it, and the modules beside it. */
export interface SandboxPlugin {
  readonly wasm: Uint8Array;
  readonly modules: readonly Uint8Array[];
}

/** What the page says in the place of a worker that can't. */
export interface SandboxWords {
  readonly tooLong: string;
  readonly stopped: string;
}

/**
 * Runs tools of one plugin, each call in a Worker of its own, so that a call can be ended at any time and leaves nothing
 * behind for the next one. A worker for the next call is kept ready.
 */
export class Sandbox {
  readonly #url: string;
  readonly #plugin: SandboxPlugin;
  readonly #words: SandboxWords;
  #spare: Worker | undefined;

  constructor(workerUrl: string, plugin: SandboxPlugin, words: SandboxWords) {
    this.#url = workerUrl;
    this.#plugin = plugin;
    this.#words = words;
    this.#spare = this.#start();
  }

  call(call: SandboxCall): Promise<CallAnswer> {
    const worker = this.#spare ?? this.#start();
    this.#spare = this.#start();
    return runCall(worker, call, this.#words);
  }

  /** Ends the spare worker; calls that run go on. */
  dispose(): void {
    this.#spare?.terminate();
    this.#spare = undefined;
  }

  #start(): Worker {
    const worker = new Worker(this.#url);
    send(worker, { type: "load", ...this.#plugin });
    return worker;
  }
}

function runCall(worker: Worker, call: SandboxCall, words: SandboxWords): Promise<CallAnswer> {
  return new Promise(resolve => {
    const started = performance.now();
    const ended = new AbortController();
    const watch = new Watch(worker, () => end(failure("out-of-time", words.tooLong)));
    const end = (answer: CallAnswer) => {
      watch.stop();
      ended.abort();
      worker.terminate();
      call.signal.removeEventListener("abort", stop);
      resolve(answer);
    };
    const failure = (code: "out-of-time" | "cancelled" | "bad-plugin", message: string): CallAnswer => ({
      ok: false,
      error: { code, message },
      effects: [],
      logs: [],
      durationMs: performance.now() - started,
    });
    const stop = () => end(failure("cancelled", words.stopped));
    const perform = async (effect: Effect) => {
      const answer = await call.perform(effect, ended.signal);
      if (!ended.signal.aborted) send(worker, { type: "answer", effect: effect.id, answer });
    };
    worker.addEventListener("message", (event: MessageEvent<FromWorker>) => {
      const message = event.data;
      watch.heard();
      if (message.type === "failed") end(failure("bad-plugin", message.message));
      else if (message.type === "done") end(message.answer);
      else if (message.type === "effect") void perform(message.effect);
    });
    worker.addEventListener("error", event => end(failure("bad-plugin", event.message)));
    call.signal.addEventListener("abort", stop);
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    send(worker, { type: "call", tool: call.tool, input: call.input, now: Date.now(), seed });
    watch.start();
  });
}

/** Asks a worker now and then whether it still listens. One that waits for an effect does, one that computes doesn't. */
class Watch {
  readonly #worker: Worker;
  readonly #onSilence: () => void;
  #interval: ReturnType<typeof setInterval> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(worker: Worker, onSilence: () => void) {
    this.#worker = worker;
    this.#onSilence = onSilence;
  }

  start(): void {
    this.#ask();
    this.#interval = setInterval(() => this.#ask(), 250);
  }

  heard(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  stop(): void {
    clearInterval(this.#interval);
    this.heard();
  }

  #ask(): void {
    if (this.#deadline !== undefined) return;
    this.#deadline = setTimeout(this.#onSilence, silenceMs);
    send(this.#worker, { type: "ping" });
  }
}

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}
