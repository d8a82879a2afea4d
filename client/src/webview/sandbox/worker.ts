/// <reference lib="webworker" />
import type { EffectAnswer, EffectHost, Plugin } from "@agentwright/runtime";
import { callTool, loadPlugin } from "@agentwright/runtime";
import type { FromWorker, ToWorker } from "./messages.ts";

declare const self: DedicatedWorkerGlobalScope;

/** The page ends a silent worker, and the user may take his time over a request: no limit of the call's own. */
const noLimitMs = 2 ** 31 - 1;

/** A call may arrive while its plugin is still being compiled; it waits for it. */
let plugin: Promise<Plugin> | undefined;
const waiting = new Map<number, (answer: EffectAnswer) => void>();

const host: EffectHost = {
  perform: effect =>
    new Promise(resolve => {
      waiting.set(effect.id, resolve);
      post({ type: "effect", effect });
    }),
  mask: text => text,
};

self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  take(event.data).catch((error: unknown) => {
    post({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  });
});

async function take(message: ToWorker): Promise<void> {
  if (message.type === "load") {
    plugin = loadPlugin(message.wasm, message.modules);
    await plugin;
    post({ type: "loaded" });
  } else if (message.type === "ping") {
    post({ type: "pong" });
  } else if (message.type === "answer") {
    waiting.get(message.effect)?.(message.answer);
    waiting.delete(message.effect);
  } else {
    if (plugin === undefined) throw new Error("The worker was asked to call a tool before it had a plugin.");
    const { tool, input, now, seed } = message;
    post({
      type: "done",
      answer: await callTool(await plugin, { tool, input, now, seed, host, timeoutMs: noLimitMs }),
    });
  }
}

function post(message: FromWorker): void {
  self.postMessage(message);
}
