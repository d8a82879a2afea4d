import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { CallAnswer, CallError, Effect, EffectRecord } from "@agentwright/protocol";
import { timeLimit } from "../call/clock.ts";
import { refusingHost } from "../call/perform.ts";
import type { CallOptions, EffectAnswer } from "../call/types.ts";
import type { FromWorker, ToWorker, WorkerTask } from "./messages.ts";

export interface IsolatedOptions extends CallOptions {
  readonly wasm: Uint8Array;
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
export function runIsolated(options: IsolatedOptions): Promise<CallAnswer> {
  const { wasm, tool, input, timeoutMs, now, seed, limits } = options;
  const started = performance.now();
  const host = options.host ?? refusingHost;
  const task: WorkerTask = { wasm, tool, input, timeoutMs, now, seed, limits };
  const records: EffectRecord[] = [];
  const effects = new AbortController();
  return new Promise(resolve => {
    const worker = new Worker(options.worker ?? beside(), {
      workerData: task,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    const finish = (answer: CallAnswer): void => {
      clearTimeout(whole);
      clearTimeout(stretch);
      options.signal?.removeEventListener("abort", cancelled);
      effects.abort();
      void worker.terminate();
      resolve(answer);
    };
    const fail = (error: CallError): void => {
      finish({ ok: false, error, effects: records, logs: [], durationMs: performance.now() - started });
    };
    const computeMs = options.computeMs ?? 10_000;
    const computing = (): NodeJS.Timeout =>
      setTimeout(
        () =>
          fail({
            code: "limit",
            message: `The tool computed longer than ${computeMs / 1000} seconds and was stopped.`,
          }),
        computeMs,
      );
    const whole = setTimeout(() => fail(timeLimit(timeoutMs)), timeoutMs + grace);
    let stretch: NodeJS.Timeout | undefined;
    let open = 0;
    const cancelled = (): void => fail({ code: "cancelled", message: "The call was cancelled." });

    const perform = async (ask: number, effect: Effect): Promise<void> => {
      open++;
      clearTimeout(stretch);
      const answer: EffectAnswer = await host.perform(effect, effects.signal);
      records.push(answer.record);
      open--;
      if (effects.signal.aborted) return;
      if (open === 0) stretch = computing();
      worker.postMessage({ type: "effect-answer", ask, answer } satisfies ToWorker);
    };
    worker.on("message", (message: FromWorker) => {
      if (message.type === "ready") stretch = computing();
      else if (message.type === "effect") void perform(message.ask, message.effect);
      else finish(masked(message.answer, host.mask));
    });
    worker.on("error", error => fail(threadError(error)));
    worker.on("exit", () =>
      fail({ code: "limit", message: "The thread that ran the plugin ended without an answer." }),
    );
  });
}

/** A bundler may have put this code into a folder of chunks below the worker. */
function beside(): URL {
  if (import.meta.url.endsWith(".ts")) return new URL("./worker.ts", import.meta.url);
  const near = new URL("./plugin-worker.js", import.meta.url);
  return existsSync(near) ? near : new URL("../plugin-worker.js", import.meta.url);
}

function masked(answer: CallAnswer, mask: (text: string) => string): CallAnswer {
  const logs = answer.logs.map(line => ({ ...line, message: mask(line.message) }));
  if (answer.ok) return { ...answer, logs };
  return { ...answer, logs, error: { ...answer.error, message: mask(answer.error.message) } };
}

function threadError(error: unknown): CallError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") {
    return { code: "limit", message: "The tool needed more memory than it may have and was stopped." };
  }
  return {
    code: "bad-plugin",
    message: `The plugin could not be run: ${error instanceof Error ? error.message : error}`,
  };
}
