import { type FlowGraph, type FlowGraphParams, lspMethods } from "@agentwright/protocol";
import { type OpenFlow, openFile } from "../documents/open-file.ts";
import { type Feature, fileOf, guard, type Server } from "../feature.ts";
import { loadFlows } from "../flow/load.ts";

/** Milliseconds without another edit after which a graph is drawn anew. */
const resting = 30;

/**
 * `agentwright/flowGraph` and `agentwright/flowGraphChanged`: the flows of a file as a picture needs them. Who asked for
 * the graph of an open file is told when it is another one, until the file closes.
 */
export const flowGraph: Feature = {
  capabilities: () => ({}),
  listen(server) {
    const told = new Map<string, string>();
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    server.connection.onRequest(
      lspMethods.flowGraph,
      guard(server, lspMethods.flowGraph, null as FlowGraph | null, async ({ uri, text }: FlowGraphParams, token) => {
        const file = text === undefined ? fileOf(server, uri) : earlier(server, uri, text);
        if (file?.kind !== "flow") return null;
        const graph = await graphOf(server, file, () => token.isCancellationRequested);
        if (graph && server.documents.get(uri) === file) told.set(uri, JSON.stringify(graph.flows));
        return graph ?? null;
      }),
    );
    const look = async (uri: string): Promise<void> => {
      const file = server.documents.get(uri);
      const before = told.get(uri);
      if (!file || before === undefined) return;
      const isStopped = () => server.documents.get(uri) !== file;
      const graph = file.kind === "flow" ? await graphOf(server, file, isStopped) : undefined;
      if (isStopped()) return;
      const now = JSON.stringify(graph?.flows ?? []);
      if (now === before) return;
      told.set(uri, now);
      void server.connection.sendNotification(lspMethods.flowGraphChanged, { uri, version: file.version });
    };
    const soon = (uri: string): void => {
      if (!told.has(uri)) return;
      clearTimeout(timers.get(uri));
      const failed = (fault: unknown) => server.status.fails(lspMethods.flowGraphChanged, fault);
      timers.set(
        uri,
        setTimeout(() => void look(uri).catch(failed), resting),
      );
    };
    server.documents.onDidChangeContent(({ document }) => soon(document.uri));
    server.diagnostics.onOutside(() => {
      for (const uri of told.keys()) soon(uri);
    });
    server.documents.onDidClose(({ document: { uri } }) => {
      clearTimeout(timers.get(uri));
      timers.delete(uri);
      told.delete(uri);
    });
  },
};

async function graphOf(server: Server, file: OpenFlow, isStopped: () => boolean): Promise<FlowGraph | undefined> {
  const { flowGraphOf } = await loadFlows();
  if (!(await server.checker.prepare(file, isStopped))) return undefined;
  return flowGraphOf(server, file);
}

/** Another text as if it stood in the file. */
function earlier(server: Server, uri: string, text: string) {
  const languageId = server.documents.get(uri)?.languageId ?? "";
  return openFile(uri, languageId, 0, text, other => server.world.flows.aliases(other));
}
