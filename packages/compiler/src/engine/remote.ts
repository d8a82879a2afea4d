import { engineMethods, type RemoteAnswer, type RemoteEvent, type RemoteJob } from "@agentwright/protocol";
import { CancellationTokenSource, type MessageConnection } from "vscode-jsonrpc/node";
import type { BuildHost } from "../build/host.ts";
import type { RemoteDoor } from "./types.ts";

/** The engine's way out: the door does the job, and says meanwhile what it sees of it. */
export function remoteDoor(connection: MessageConnection): NonNullable<BuildHost["remote"]> {
  type Say = Parameters<NonNullable<BuildHost["remote"]>>[1];
  const listening = new Map<string, Say>();
  connection.onNotification(engineMethods.remoteEvents, (events: readonly RemoteEvent[]) => {
    for (const { build, ...said } of events) listening.get(build)?.(said);
  });
  return async (job, say, signal) => {
    const source = new CancellationTokenSource();
    const cancel = () => source.cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    if (signal?.aborted) cancel();
    listening.set(job.build, say);
    try {
      return await connection.sendRequest<RemoteAnswer>(engineMethods.remote, job, source.token);
    } catch (error) {
      return signal?.aborted ? { ok: false, cancelled: true } : failed(error);
    } finally {
      listening.delete(job.build);
      signal?.removeEventListener("abort", cancel);
      source.dispose();
    }
  };
}

/** The door's side: hands a job to what can do it, and tells the engine what is observed. */
export function serveRemote(connection: MessageConnection, remote: RemoteDoor): void {
  connection.onRequest(engineMethods.remote, async (job: RemoteJob, token): Promise<RemoteAnswer> => {
    const controller = new AbortController();
    if (token.isCancellationRequested) controller.abort();
    token.onCancellationRequested(() => controller.abort());
    const say = (event: RemoteEvent) => void connection.sendNotification(engineMethods.remoteEvents, [event]);
    try {
      return await remote(job, say, controller.signal);
    } catch (error) {
      return failed(error);
    }
  });
}

function failed(error: unknown): RemoteAnswer {
  const why = error instanceof Error ? error.message : String(error);
  const message = `The build elsewhere broke off by a fault of Agentwright itself; please report it: ${why}`;
  return { ok: false, error: { code: "internal", message } };
}
