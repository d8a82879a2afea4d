import { type ChildProcess, fork } from "node:child_process";
import {
  type BuildEvent,
  type EngineReady,
  type EngineSettings,
  engineMethods,
  type SecretAnswer,
  type SecretParams,
} from "@agentwright/protocol";
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
} from "vscode-jsonrpc/node";
import { serveRemote } from "./remote.ts";
import type { EngineOptions } from "./types.ts";

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One engine process, from its fork to its end. */
export interface EngineProcess {
  readonly pid: number | undefined;
  readonly connection: MessageConnection;
  /** Settles once it answers; rejects if it ends before. */
  readonly ready: Promise<EngineReady>;
  /** Settles when it has ended, whoever ended it. */
  readonly ended: Promise<Ended>;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/**
 * Megabytes that the heap may fill before it is first tidied up, and that young objects get. A build leaves some two
 * megabytes behind; with V8's own small beginnings a fifth of its time went into looking through the rest.
 */
const roomy = ["--initial-heap-size=256", "--min-semi-space-size=16"];

/** Forks the engine. `onEvent` gets the events of all its builds. */
export function forkEngine(options: EngineOptions, onEvent: (event: BuildEvent) => void): EngineProcess {
  const child = fork(options.modulePath, [], {
    execArgv: [`--max-old-space-size=${options.memoryMb ?? 512}`, ...roomy, ...(options.execArgv ?? [])],
    env: { ...process.env, ...(process.versions.electron && { ELECTRON_RUN_AS_NODE: "1" }), ...options.env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (options.onLog) {
    forEachLine(child.stdout, options.onLog);
    forEachLine(child.stderr, options.onLog);
  } else {
    child.stdout?.resume();
    child.stderr?.resume();
  }
  const ended = new Promise<Ended>(resolve => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", () => resolve({ code: null, signal: null }));
  });
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.onNotification(engineMethods.events, (events: readonly BuildEvent[]) => events.forEach(onEvent));
  connection.onRequest(engineMethods.secret, async ({ name }: SecretParams): Promise<SecretAnswer> => {
    const value = await options.secret?.(name);
    return value === undefined ? {} : { value };
  });
  if (options.remote) serveRemote(connection, options.remote);
  // A message that can't be sent any more is the end of the process, which `ended` tells.
  connection.onError(() => {});
  connection.listen();
  void ended.then(() => connection.dispose());
  return {
    pid: child.pid,
    connection,
    ready: start(connection, ended, options),
    ended,
    kill: () => child.kill("SIGKILL"),
  };
}

async function start(
  connection: MessageConnection,
  ended: Promise<Ended>,
  options: EngineOptions,
): Promise<EngineReady> {
  const { cacheDir, historyDir, remote } = options;
  const settings: EngineSettings = {
    ...(cacheDir !== undefined && { cacheDir }),
    ...(historyDir !== undefined && { historyDir }),
    ...(remote && { remote: true }),
  };
  const died = ended.then(end => {
    throw new Error(`The engine ended while it was starting (${describeEnd(end)}).`);
  });
  const answer = connection.sendRequest<EngineReady>(engineMethods.start, settings);
  answer.catch(() => {});
  return Promise.race([answer, died]);
}

/** `code 1`, `signal SIGKILL`. */
export function describeEnd({ code, signal }: Ended): string {
  if (signal !== null) return `signal ${signal}`;
  return code === null ? "it could not be started" : `code ${code}`;
}

function forEachLine(stream: ChildProcess["stdout"], say: (line: string) => void): void {
  let rest = "";
  stream?.setEncoding("utf8");
  stream?.on("data", (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) say(line);
  });
  stream?.on("end", () => {
    if (rest !== "") say(rest);
  });
}
