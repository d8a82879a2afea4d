import {
  type BuildEvent,
  type BuildRequest,
  type CallParams,
  type EngineReady,
  type EngineSettings,
  engineMethods,
  type FlowApplyParams,
  type FlowPlanParams,
  type FlowSource,
  type FlowStatusParams,
  type FlowVerifyParams,
  type FlowWriteParams,
  flowEngineMethods,
  type HistoryParams,
  type ManifestParams,
  type PluginParams,
} from "@agentwright/protocol";
import {
  type CancellationToken,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { openHistory } from "../history/history.ts";
import { diskHost } from "../node/host.ts";
import { compilerName } from "../shared/version.ts";
import { createEngine, type EngineCore } from "./core.ts";
import { nodeEngineHost } from "./host.ts";
import { remoteDoor } from "./remote.ts";
import { secretsOf } from "./secrets.ts";
import type { RequestOptions } from "./types.ts";

/** The engine process: JSON-RPC over Node's IPC where it was forked, else over stdio. */
const connection = connect();
let engine: EngineCore | undefined;

connection.onRequest(engineMethods.start, async (settings: EngineSettings): Promise<EngineReady> => {
  const { secret, mask } = secretsOf(connection);
  const { cacheDir, historyDir } = settings;
  const host = diskHost({
    ...(cacheDir !== undefined && { cacheDir }),
    ...(settings.remote === true && { remote: remoteDoor(connection) }),
  });
  const history = historyDir === undefined ? undefined : openHistory(historyDir, { door: "editor", mask });
  engine = createEngine(nodeEngineHost(host, secret, history));
  await host.kernel();
  return { pid: process.pid, compiler: compilerName };
});
connection.onRequest(engineMethods.alive, () => true);
connection.onRequest(engineMethods.history, () => started().history());
connection.onRequest(engineMethods.historyEvents, ({ id }: HistoryParams) => started().historyEvents(id));
connection.onRequest(engineMethods.build, (request: BuildRequest, token: CancellationToken) =>
  told(token, options => started().build(request, options)),
);
connection.onRequest(engineMethods.plugin, (params: PluginParams, token: CancellationToken) =>
  told(token, options => started().plugin(params, options)),
);
connection.onRequest(engineMethods.call, (params: CallParams, token: CancellationToken) =>
  told(token, options => started().call(params, options)),
);
connection.onRequest(engineMethods.manifest, (params: ManifestParams) => started().manifest(params));
connection.onRequest(flowEngineMethods.plan, (params: FlowPlanParams, token: CancellationToken) =>
  started().flow.plan(params, signalOf(token)),
);
connection.onRequest(flowEngineMethods.write, (params: FlowWriteParams, token: CancellationToken) =>
  started().flow.write(params, signalOf(token)),
);
connection.onRequest(flowEngineMethods.verify, (params: FlowVerifyParams, token: CancellationToken) =>
  started().flow.verify(params, signalOf(token)),
);
connection.onRequest(flowEngineMethods.status, (params: FlowStatusParams, token: CancellationToken) =>
  started().flow.status(params, signalOf(token)),
);
connection.onRequest(flowEngineMethods.apply, (params: FlowApplyParams, token: CancellationToken) =>
  started().flow.apply(params, signalOf(token)),
);
connection.onRequest(flowEngineMethods.evaluate, (params: FlowSource, token: CancellationToken) =>
  started().flow.evaluate(params, signalOf(token)),
);
connection.onClose(() => process.exit(0));
connection.listen();

function connect(): MessageConnection {
  if (process.send) {
    process.once("disconnect", () => process.exit(0));
    return createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  }
  // The protocol has stdout to itself.
  console.log = console.error;
  console.info = console.error;
  return createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
}

function started(): EngineCore {
  if (!engine) throw new Error(`The engine wants ${engineMethods.start} first.`);
  return engine;
}

/**
 * Does a request and tells its events, many at once: a message costs more than what most steps of a build do. Whatever
 * waits for something outside lets them go meanwhile, and none comes after the answer.
 */
async function told<T>(token: CancellationToken, work: (options: RequestOptions) => Promise<T>): Promise<T> {
  let waiting: BuildEvent[] = [];
  const send = () => {
    if (waiting.length === 0) return;
    void connection.sendNotification(engineMethods.events, waiting);
    waiting = [];
  };
  const emit = (event: BuildEvent) => {
    if (waiting.push(event) === 1) setImmediate(send);
  };
  try {
    return await work({ signal: signalOf(token), emit });
  } finally {
    send();
  }
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
