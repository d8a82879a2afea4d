import type { RemoteDoor } from "@agentwright/compiler/engine/types";
import type { BuildEvent } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { Log } from "../log/log.ts";
import type { SecretStore } from "../secrets/store.ts";
import { untrustedReason } from "../trust.ts";
import type { Engine, EngineDoor, EngineState } from "./door.ts";

/** What the engine is started with. */
export interface EngineParts {
  /** Its bundle. */
  readonly modulePath: string;
  /** Folders of the build cache and of the history, which the command shares. */
  readonly cacheDir: string;
  readonly historyDir: string;
  readonly log: Log;
  readonly secrets: SecretStore;
  /** Loads what has a job done elsewhere. */
  remote(): Promise<RemoteDoor>;
}

/** The engine behind its door. */
export function openEngine({ modulePath, cacheDir, historyDir, log, secrets, remote }: EngineParts): EngineDoor {
  const states = new vscode.EventEmitter<EngineState>();
  const said = new vscode.EventEmitter<BuildEvent>();
  let state: EngineState = { kind: "idle", restarts: 0 };
  let opened: Promise<Engine> | undefined;

  const open = async (): Promise<Engine> => {
    const { startEngine } = await import("@agentwright/compiler/engine/client");
    return startEngine({
      modulePath,
      cacheDir,
      historyDir,
      remote: async (job, say, signal) => (await remote())(job, say, signal),
      onEvent: event => said.fire(event),
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
    onDidSay: said.event,
    build: async (request, signal, emit) => (await awake()).build(request, { signal, emit }),
    plugin: async (params, signal, emit) => (await trusted()).plugin(params, { signal, ...(emit && { emit }) }),
    call: async (params, signal) => (await awake()).call(params, { signal }),
    manifest: async file => (await engine()).manifest({ file }),
    history: async () => (await engine()).history(),
    historyEvents: async id => (await engine()).historyEvents(id),
    flows: async () => (await awake()).flow,
    restart: async () => {
      await (await opened)?.restart();
    },
    dispose: async () => {
      states.dispose();
      said.dispose();
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
