import * as vscode from "vscode";
import type { Log } from "../log/log.ts";
import type { SecretStore } from "../secrets/store.ts";
import { untrustedReason } from "../trust.ts";
import type { Engine, EngineDoor, EngineState } from "./door.ts";

/** The engine behind its door; `modulePath` is its bundle, `cacheDir` the folder of its build cache. */
export function openEngine(modulePath: string, cacheDir: string, log: Log, secrets: SecretStore): EngineDoor {
  const states = new vscode.EventEmitter<EngineState>();
  let state: EngineState = { kind: "idle", restarts: 0 };
  let opened: Promise<Engine> | undefined;

  const open = async (): Promise<Engine> => {
    const { startEngine } = await import("@agentwright/compiler/engine/client");
    return startEngine({
      modulePath,
      cacheDir,
      secret: secrets.value,
      onLog: line => log.info(`engine: ${line}`),
      onState: next => {
        sayChange(state, next, log);
        state = next;
        states.fire(next);
      },
    });
  };
  const engine = (): Promise<Engine> => {
    opened ??= open();
    return opened;
  };
  const trusted = async (): Promise<Engine> => {
    if (!vscode.workspace.isTrusted) throw new Error(untrustedReason());
    return engine();
  };
  // A command of the user wakes an engine that crashed too often; a preview that updates by itself does not.
  const awake = async (): Promise<Engine> => {
    const asked = await trusted();
    if (asked.state.kind === "stopped") await asked.restart();
    return asked;
  };

  return {
    get state() {
      return state;
    },
    onDidChangeState: states.event,
    build: async (request, signal, emit) => (await awake()).build(request, { signal, emit }),
    plugin: async (params, signal, emit) => (await trusted()).plugin(params, { signal, ...(emit && { emit }) }),
    call: async (params, signal) => (await awake()).call(params, { signal }),
    manifest: async file => (await engine()).manifest({ file }),
    flows: async () => (await awake()).flow,
    restart: async () => {
      await (await opened)?.restart();
    },
    dispose: async () => {
      states.dispose();
      await (await opened)?.dispose();
    },
  };
}

/** A killed or crashed engine is said in the log, with what happens next. */
function sayChange(before: EngineState, next: EngineState, log: Log): void {
  if (before.kind === next.kind) return;
  if (next.kind === "restarting" || next.kind === "stopped") log.warn(`Engine: ${next.message ?? next.kind}`);
  else log.info(`Engine: ${next.kind}${next.pid === undefined ? "" : ` (process ${next.pid})`}`);
}
