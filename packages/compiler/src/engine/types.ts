import type {
  BuildEvent,
  BuildOutcome,
  BuildRecord,
  BuildRequest,
  CallAnswer,
  CallParams,
  FlowApplyAnswer,
  FlowApplyParams,
  FlowEvaluateAnswer,
  FlowPlanAnswer,
  FlowPlanParams,
  FlowSource,
  FlowStatusAnswer,
  FlowStatusParams,
  FlowVerifyAnswer,
  FlowVerifyParams,
  FlowWriteAnswer,
  FlowWriteParams,
  ManifestAnswer,
  ManifestParams,
  PluginAnswer,
  PluginParams,
  RemoteAnswer,
  RemoteEvent,
  RemoteJob,
} from "@agentwright/protocol";

/** What a door may ask for beside the request itself. */
export interface RequestOptions {
  /** Cancels the request; a build then ends with status `cancelled`. */
  readonly signal?: AbortSignal;
  /** Events of this build alone; `EngineOptions.onEvent` sees those of all builds. */
  readonly emit?: (event: BuildEvent) => void;
}

/** What the engine does with flows. No method rejects; see `flow-engine.ts` of protocol. */
export interface FlowEngine {
  plan(params: FlowPlanParams, signal?: AbortSignal): Promise<FlowPlanAnswer>;
  write(params: FlowWriteParams, signal?: AbortSignal): Promise<FlowWriteAnswer>;
  verify(params: FlowVerifyParams, signal?: AbortSignal): Promise<FlowVerifyAnswer>;
  status(params: FlowStatusParams, signal?: AbortSignal): Promise<FlowStatusAnswer>;
  apply(params: FlowApplyParams, signal?: AbortSignal): Promise<FlowApplyAnswer>;
  evaluate(params: FlowSource, signal?: AbortSignal): Promise<FlowEvaluateAnswer>;
}

/** A running, or not yet started, engine process. Every method starts it when needed. */
export interface Engine {
  readonly state: EngineState;
  build(request: BuildRequest, options?: RequestOptions): Promise<BuildOutcome>;
  plugin(params: PluginParams, options?: RequestOptions): Promise<PluginAnswer>;
  call(params: CallParams, options?: RequestOptions): Promise<CallAnswer>;
  manifest(params: ManifestParams): Promise<ManifestAnswer>;
  /** Builds of all processes of this user, newest first; empty if the engine can't be had. */
  history(): Promise<readonly BuildRecord[]>;
  /** What one build said. */
  historyEvents(id: string): Promise<readonly BuildEvent[]>;
  readonly flow: FlowEngine;
  /** Starts the process now; what it needs anyway is then warm at the first compile. */
  warm(): Promise<void>;
  /** Ends the process and forgets past crashes; the next request starts a new one. */
  restart(): Promise<void>;
  /** Ends the process for good; requests in flight fail. */
  dispose(): Promise<void>;
}

/** Where the process stands. `restarts` counts the unasked ones since the engine was made. */
export interface EngineState {
  readonly kind: "idle" | "starting" | "ready" | "restarting" | "stopped";
  readonly restarts: number;
  /** One sentence, for `restarting` and `stopped`. */
  readonly message?: string;
  readonly pid?: number;
}

/**
 * Has a job done elsewhere, and says what it sees of it. Never rejects for what a person or a network causes; ends with
 * `cancelled` after the signal was aborted.
 */
export type RemoteDoor = (
  job: RemoteJob,
  say: (event: RemoteEvent) => void,
  signal: AbortSignal,
) => Promise<RemoteAnswer>;

/** How the process is started and held in bounds. */
export interface EngineOptions {
  /** The engine's entry: `dist/engine.js`, in the source tree `packages/compiler/src/engine/main.ts`. */
  readonly modulePath: string;
  readonly execArgv?: readonly string[];
  /** Added to the environment of the process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of the build cache; absent: in memory alone. */
  readonly cacheDir?: string;
  /** Folder of the history of builds; absent: none is kept. */
  readonly historyDir?: string;
  /** Does what has to be built elsewhere; absent: nothing can be. */
  readonly remote?: RemoteDoor;
  /** Megabytes of the process's heap; absent: 512. */
  readonly memoryMb?: number;
  /**
   * Milliseconds one request may take before the process is killed; absent: 60 000. A call's own limit is added. A build
   * that waits for something outside (a toolchain, a run elsewhere, its turn) has the limits of the queue instead, and the
   * process is killed when it does not answer for so long.
   */
  readonly hardLimitMs?: number;
  /** Unasked ends that are forgiven within `crashWindowMs` (absent: 60 000) before it stops; absent: 4. */
  readonly maxCrashes?: number;
  readonly crashWindowMs?: number;
  readonly onEvent?: (event: BuildEvent) => void;
  readonly onState?: (state: EngineState) => void;
  /** Value of a secret, asked at the moment it is needed; undefined: not set. Absent: no secret is known. */
  readonly secret?: (name: string) => Promise<string | undefined>;
  /** What the process prints, line by line. */
  readonly onLog?: (line: string) => void;
}
