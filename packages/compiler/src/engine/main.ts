import {
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
  type ManifestParams,
  type PluginParams,
  type SecretAnswer,
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
import { diskHost } from "../node/host.ts";
import { compilerName } from "../shared/version.ts";
import { createEngine, type EngineCore } from "./core.ts";
import { nodeEngineHost } from "./host.ts";
import type { RequestOptions } from "./types.ts";

/** The engine process: JSON-RPC over Node's IPC where it was forked, else over stdio. */
const connection = connect();
let engine: EngineCore | undefined;

connection.onRequest(engineMethods.start, async (settings: EngineSettings): Promise<EngineReady> => {
  const secret = async (name: string) =>
    (await connection.sendRequest<SecretAnswer>(engineMethods.secret, { name })).value;
  const host = diskHost(settings);
  engine = createEngine(nodeEngineHost(host, secret));
  await host.kernel();
  return { pid: process.pid, compiler: compilerName };
});
connection.onRequest(engineMethods.build, (request: BuildRequest, token: CancellationToken) =>
  started().build(request, optionsFor(token)),
);
connection.onRequest(engineMethods.plugin, (params: PluginParams, token: CancellationToken) =>
  started().plugin(params, optionsFor(token)),
);
connection.onRequest(engineMethods.call, (params: CallParams, token: CancellationToken) =>
  started().call(params, optionsFor(token)),
);
connection.onRequest(engineMethods.manifest, (params: ManifestParams) => started().manifest(params));
connection.onRequest(flowEngineMethods.plan, (params: FlowPlanParams, token: CancellationToken) =>
  started().flow.plan(params, optionsFor(token).signal),
);
connection.onRequest(flowEngineMethods.write, (params: FlowWriteParams, token: CancellationToken) =>
  started().flow.write(params, optionsFor(token).signal),
);
connection.onRequest(flowEngineMethods.verify, (params: FlowVerifyParams, token: CancellationToken) =>
  started().flow.verify(params, optionsFor(token).signal),
);
connection.onRequest(flowEngineMethods.status, (params: FlowStatusParams, token: CancellationToken) =>
  started().flow.status(params, optionsFor(token).signal),
);
connection.onRequest(flowEngineMethods.apply, (params: FlowApplyParams, token: CancellationToken) =>
  started().flow.apply(params, optionsFor(token).signal),
);
connection.onRequest(flowEngineMethods.evaluate, (params: FlowSource, token: CancellationToken) =>
  started().flow.evaluate(params, optionsFor(token).signal),
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

function optionsFor(token: CancellationToken): RequestOptions {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return {
    signal: controller.signal,
    emit: event => {
      void connection.sendNotification(engineMethods.event, event);
    },
  };
}
