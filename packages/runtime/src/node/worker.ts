import { parentPort, workerData } from "node:worker_threads";
import type { CallAnswer } from "@agentwright/protocol";
import type { EffectAnswer, EffectHost } from "../call/types.ts";
import { callTool } from "../call.ts";
import { loadPlugin } from "../load.ts";
import { sentenceOf } from "../problem.ts";
import type { FromWorker, ToWorker, WorkerTask } from "./messages.ts";

/* The thread that `runIsolated` starts. It holds the plugin and nothing else: effects, and with them secrets, stay with the parent. */
const port = parentPort;
if (port !== null) {
  const waiting = new Map<number, (answer: EffectAnswer) => void>();
  let asked = 0;
  const tell = (message: FromWorker): void => port.postMessage(message);
  port.on("message", (message: ToWorker) => {
    waiting.get(message.ask)?.(message.answer);
    waiting.delete(message.ask);
  });
  const host: EffectHost = {
    mask: text => text,
    perform: effect =>
      new Promise(resolve => {
        waiting.set(++asked, resolve);
        tell({ type: "effect", ask: asked, effect });
      }),
  };
  tell({
    type: "answer",
    answer: await work(workerData as WorkerTask, host, () => tell({ type: "ready" })),
  });
  port.close();
}

async function work(task: WorkerTask, host: EffectHost, ready: () => void): Promise<CallAnswer> {
  const { wasm, modules, ...options } = task;
  try {
    const plugin = await loadPlugin(wasm, modules);
    ready();
    return await callTool(plugin, { ...options, host });
  } catch (error) {
    return {
      ok: false,
      error: { code: "bad-plugin", message: sentenceOf(error) },
      effects: [],
      logs: [],
      durationMs: 0,
    };
  }
}
