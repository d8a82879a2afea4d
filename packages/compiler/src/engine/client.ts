import {
  type BuildEvent,
  type BuildRecord,
  engineMethods,
  type FlowProblem,
  flowEngineMethods,
} from "@agentwright/protocol";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import { type EngineFailure, failedAnswers } from "./failed.ts";
import type { EngineProcess } from "./process.ts";
import { Supervisor } from "./supervisor.ts";
import type { Engine, EngineOptions, RequestOptions } from "./types.ts";

/** Milliseconds that a cancelled request gets to end by itself before the process is killed. */
const cancelGraceMs = 3000;

/** The same where something outside has to be told, such as a run elsewhere. */
const longCancelGraceMs = 30_000;

/** The longest that a call may take by its own limit, where the caller names none (`timeoutSeconds` ends at 300). */
const longestCallMs = 300_000;

/**
 * The engine as a process of its own, forked at the first request. No method rejects: when the process is killed or
 * can't be started, each request in flight is answered with a failure that says so in one sentence.
 */
export function startEngine(options: EngineOptions): Engine {
  const listeners = new Map<string, (event: BuildEvent) => void>();
  const onEvent = (event: BuildEvent) => {
    options.onEvent?.(event);
    listeners.get(event.build)?.(event);
  };
  const supervisor = new Supervisor(options, onEvent);
  const hardLimitMs = options.hardLimitMs ?? 60_000;

  /** One request; `failed` makes its answer when the engine gives none. `long`: told once if it is one that may last. */
  async function ask<T>(
    method: string,
    params: unknown,
    limitMs: number,
    failed: (failure: EngineFailure) => T,
    signal?: AbortSignal,
    long?: Promise<void>,
  ): Promise<T> {
    if (signal?.aborted) return failed({ code: "cancelled", message: "It was cancelled." });
    let engine: EngineProcess;
    try {
      engine = await supervisor.get();
    } catch (error) {
      return failed({ code: "internal", message: error instanceof Error ? error.message : String(error) });
    }
    const source = new CancellationTokenSource();
    let killedFor: "limit" | "cancelled" | undefined;
    const kill = (code: "limit" | "cancelled", why: string) => {
      killedFor = code;
      supervisor.kill(engine, why);
    };
    const seconds = Math.round(limitMs / 100) / 10;
    const tooLong = () =>
      kill(
        "limit",
        `The engine was ended because a request took longer than ${seconds} seconds. It starts again at the next request.`,
      );
    let limit = setTimeout(tooLong, limitMs);
    const watch = () => {
      clearTimeout(limit);
      if (over) return;
      limit = setTimeout(async () => {
        limit = setTimeout(tooLong, limitMs);
        await engine.connection.sendRequest(engineMethods.alive).then(watch, () => {});
      }, limitMs);
    };
    let over = false;
    let lasting = false;
    void long?.then(() => {
      lasting = true;
      watch();
    });
    let grace: NodeJS.Timeout | undefined;
    const cancel = () => {
      source.cancel();
      grace = setTimeout(
        () => kill("cancelled", "The engine was ended because it did not react to a cancel."),
        lasting ? longCancelGraceMs : cancelGraceMs,
      );
    };
    signal?.addEventListener("abort", cancel, { once: true });
    if (signal?.aborted) cancel();
    const lost = engine.ended.then(() => lostRequest);
    try {
      const answer = await Promise.race([engine.connection.sendRequest<T>(method, params, source.token), lost]);
      if (answer !== lostRequest) return answer as T;
      return failed({ code: killedFor ?? "internal", message: await supervisor.why(engine) });
    } catch (error) {
      const ended = await Promise.race([engine.ended.then(() => true), settled()]);
      const message = ended ? await supervisor.why(engine) : `The engine failed: ${messageOf(error)}`;
      return failed({ code: killedFor ?? "internal", message });
    } finally {
      over = true;
      clearTimeout(limit);
      clearTimeout(grace);
      signal?.removeEventListener("abort", cancel);
      source.dispose();
    }
  }

  /**
   * Hands the events of one build to its caller, and closes them with `finished` when the engine can't. `long` settles
   * when the build turns out to wait for something outside the engine.
   */
  async function listening<T>(
    build: string,
    asked: RequestOptions,
    work: (emit: typeof onEvent, long: Promise<void>) => Promise<T>,
  ): Promise<T> {
    let finished = false;
    let isLong = () => {};
    const long = new Promise<void>(resolve => {
      isLong = resolve;
    });
    listeners.set(build, event => {
      if (event.type === "finished") finished = true;
      if (event.type === "started" && event.backend !== "embedded") isLong();
      asked.emit?.(event);
    });
    try {
      return await work(event => {
        if (!finished) onEvent(event);
      }, long);
    } finally {
      listeners.delete(build);
    }
  }

  const askFlow = <T>(method: string, params: unknown, signal?: AbortSignal): Promise<T | FlowProblem> =>
    ask<T | FlowProblem>(method, params, hardLimitMs, failedAnswers.flow, signal);

  return {
    get state() {
      return supervisor.state;
    },
    build: (request, asked = {}) =>
      listening(request.id, asked, async (emit, long) => {
        const outcome = await ask(engineMethods.build, request, hardLimitMs, failedAnswers.build, asked.signal, long);
        emit({ build: request.id, at: Date.now(), type: "finished", outcome });
        return outcome;
      }),
    plugin: (params, asked = {}) =>
      listening(params.request.id, asked, async (emit, long) => {
        const answer = await ask(engineMethods.plugin, params, hardLimitMs, failedAnswers.plugin, asked.signal, long);
        emit({ build: params.request.id, at: Date.now(), type: "finished", outcome: answer.outcome });
        return answer;
      }),
    call: (params, asked = {}) => {
      const limitMs = hardLimitMs + (params.timeoutMs ?? longestCallMs);
      return ask(engineMethods.call, params, limitMs, failedAnswers.call, asked.signal);
    },
    manifest: params => ask(engineMethods.manifest, params, hardLimitMs, failedAnswers.manifest),
    history: () => ask<readonly BuildRecord[]>(engineMethods.history, undefined, hardLimitMs, () => []),
    historyEvents: id => ask<readonly BuildEvent[]>(engineMethods.historyEvents, { id }, hardLimitMs, () => []),
    flow: {
      plan: (params, signal) => askFlow(flowEngineMethods.plan, params, signal),
      write: (params, signal) => askFlow(flowEngineMethods.write, params, signal),
      verify: (params, signal) => askFlow(flowEngineMethods.verify, params, signal),
      status: (params, signal) => askFlow(flowEngineMethods.status, params, signal),
      apply: (params, signal) => askFlow(flowEngineMethods.apply, params, signal),
      evaluate: (params, signal) => askFlow(flowEngineMethods.evaluate, params, signal),
    },
    warm: async () => {
      await supervisor.get().catch(() => {});
    },
    restart: () => supervisor.restart(),
    dispose: () => supervisor.dispose(),
  };
}

const lostRequest = Symbol("lost");

/** Lets an end of the process that comes with the same error be seen. */
function settled(): Promise<false> {
  return new Promise(resolve => setTimeout(() => resolve(false), 100));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
