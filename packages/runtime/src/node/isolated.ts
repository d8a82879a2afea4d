import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { CallAnswer, CallError, EffectRecord } from "@agentwright/protocol";
import { timeLimit } from "../call/clock.ts";
import { guardSecrets } from "../call/foreign-secrets.ts";
import { refusingHost } from "../call/perform.ts";
import { shortRecord } from "../call/records.ts";
import type { CallOptions, EffectHost } from "../call/types.ts";
import { maskJson } from "../policy/mask.ts";
import { sentenceOf } from "../problem.ts";
import type { FromWorker, ToWorker, WorkerTask } from "./messages.ts";

export interface IsolatedOptions extends CallOptions {
  readonly wasm: Uint8Array;
  /** The modules beside it, of a plugin that has some. */
  readonly modules?: readonly Uint8Array[];
  /** Milliseconds for the whole call. */
  readonly timeoutMs: number;
  /** Milliseconds that the plugin may compute at a stretch; 10,000 if absent. Its kernel gives up long before. */
  readonly computeMs?: number;
  /** The worker's file; absent: the one beside this file (`worker.ts` in the sources, `plugin-worker.js` in a bundle). */
  readonly worker?: URL;
}

/** Milliseconds that a call which has run out of time gets to say so itself, before its thread is ended. */
const grace = 250;

/**
 * Calls one tool like `callTool`, in a thread of its own that is ended when it doesn't answer in time: the second line
 * behind the kernel's budgets. Effects are decided on and done here, so no secret gets into the thread. Never throws.
 */
export async function runIsolated(options: IsolatedOptions): Promise<CallAnswer> {
  const started = performance.now();
  const host = guardSecrets(options.host ?? refusingHost, options.input);
  const records: EffectRecord[] = [];
  const worker = startWorker(options);
  const stop = new AbortController();
  try {
    return masked(await answerOf(worker, options, host, records, stop.signal), host.mask);
  } catch (error) {
    const durationMs = performance.now() - started;
    return { ok: false, error: errorOf(error), effects: records, logs: [], durationMs };
  } finally {
    stop.abort();
    await worker.terminate();
  }
}

/** Ends a call; not an error of anybody's code. */
class Stopped extends Error {
  readonly callError: CallError;

  constructor(code: "limit" | "cancelled", message: string) {
    super(message);
    this.callError = { code, message };
  }
}

function startWorker({ wasm, modules, tool, input, timeoutMs, now, seed, limits, worker }: IsolatedOptions): Worker {
  const workerData: WorkerTask = { wasm, modules, tool, input, timeoutMs, now, seed, limits };
  return new Worker(worker ?? beside(), {
    workerData,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
}

/** A bundler may have put this code into a folder of chunks below the worker. */
function beside(): URL {
  if (import.meta.url.endsWith(".ts")) return new URL("./worker.ts", import.meta.url);
  const near = new URL("./plugin-worker.js", import.meta.url);
  return existsSync(near) ? near : new URL("../plugin-worker.js", import.meta.url);
}

function answerOf(
  worker: Worker,
  options: IsolatedOptions,
  host: EffectHost,
  records: EffectRecord[],
  stopped: AbortSignal,
): Promise<CallAnswer> {
  return new Promise((resolve, reject) => {
    const watch = watchComputing(options.computeMs ?? 10_000, reject);
    const whole = setTimeout(() => {
      reject(new Stopped("limit", timeLimit(options.timeoutMs).message));
    }, options.timeoutMs + grace);
    const cancelled = (): void => reject(new Stopped("cancelled", "The call was cancelled."));
    stopped.addEventListener("abort", () => {
      watch.pause();
      clearTimeout(whole);
      options.signal?.removeEventListener("abort", cancelled);
    });

    worker.on("message", async (message: FromWorker) => {
      if (message.type === "ready") return watch.resume();
      if (message.type === "answer") return resolve(message.answer);
      watch.pause();
      const answer = await host.perform(message.effect, stopped);
      records.push(shortRecord(answer.record));
      if (stopped.aborted) return;
      worker.postMessage({ type: "effect-answer", ask: message.ask, answer } satisfies ToWorker);
      watch.resume();
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Stopped("limit", "The thread that ran the plugin ended without an answer.")));
    if (options.signal?.aborted) cancelled();
    else options.signal?.addEventListener("abort", cancelled);
  });
}

/** A timer that runs while no effect is open, for then it is the plugin that computes. */
function watchComputing(limitMs: number, end: (reason: Stopped) => void): { pause(): void; resume(): void } {
  let timer: NodeJS.Timeout | undefined;
  let open = 1;
  return {
    pause() {
      open++;
      clearTimeout(timer);
    },
    resume() {
      const message = `The tool computed longer than ${limitMs / 1000} seconds and was stopped.`;
      if (--open === 0) timer = setTimeout(() => end(new Stopped("limit", message)), limitMs);
    },
  };
}

function masked(answer: CallAnswer, mask: (text: string) => string): CallAnswer {
  const logs = answer.logs.map(line => ({ ...line, message: mask(line.message) }));
  if (answer.ok) return { ...answer, logs, value: maskJson(answer.value, mask) };
  return { ...answer, logs, error: { ...answer.error, message: mask(answer.error.message) } };
}

function errorOf(error: unknown): CallError {
  if (error instanceof Stopped) return error.callError;
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return { code: "limit", message: "The tool needed more memory than it may have and was stopped." };
  }
  return { code: "bad-plugin", message: `The plugin could not be run: ${sentenceOf(error)}` };
}
