import type { Engine, EngineState, FlowEngine } from "@agentwright/compiler/engine/types";
import type {
  BuildEvent,
  BuildOutcome,
  BuildRecord,
  BuildRequest,
  CallAnswer,
  CallParams,
  ManifestAnswer,
  PluginAnswer,
  PluginParams,
} from "@agentwright/protocol";
import type { Event } from "vscode";

/**
 * The engine process as the client uses it: nothing is loaded or started before the first request, and no request
 * passes in an untrusted workspace but `manifest`, which reads a plugin without running it, and what reads the history.
 */
export interface EngineDoor {
  readonly state: EngineState;
  readonly onDidChangeState: Event<EngineState>;
  /** What every build says, previews too. */
  readonly onDidSay: Event<BuildEvent>;
  build(request: BuildRequest, signal: AbortSignal, emit: (event: BuildEvent) => void): Promise<BuildOutcome>;
  plugin(params: PluginParams, signal: AbortSignal, emit?: (event: BuildEvent) => void): Promise<PluginAnswer>;
  call(params: CallParams, signal: AbortSignal): Promise<CallAnswer>;
  manifest(file: string): Promise<ManifestAnswer>;
  /** Builds of all processes of this user, newest first. */
  history(): Promise<readonly BuildRecord[]>;
  historyEvents(id: string): Promise<readonly BuildEvent[]>;
  /** What it does with flows, once the workspace is trusted; rejects with the reason where it isn't. */
  flows(): Promise<FlowEngine>;
  restart(): Promise<void>;
  dispose(): Promise<void>;
}

export type { Engine, EngineState, FlowEngine };
