import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { type Feature, openAgentOf, type Server } from "../feature.ts";
import { guarded } from "../guard.ts";

/** Reports that go out together. */
const batch = 64;
/** How often in a row "nothing new" is said at once; a client that goes on asking is answered when there is news. */
const patience = 2;

type Item = WorkspaceDocumentDiagnosticReport;
type Send = (report: WorkspaceDiagnosticReport) => void;

/** `workspace/diagnostic`: findings of all agents in the client's folders, whether an editor shows them or not. */
export const workspaceDiagnostics: Feature = {
  capabilities: () => ({}),
  listen(server) {
    if (!server.abilities.pull) return;
    const none: WorkspaceDiagnosticReport = { items: [] };
    let quiet = 0;
    server.connection.languages.diagnostics.onWorkspace((params, token, _work, partial) => {
      const send = partial && ((report: WorkspaceDiagnosticReport) => partial.report(report));
      const run = async () => {
        for (;;) {
          const { items, news } = await report(server, params, token, send);
          quiet = news ? 0 : quiet + 1;
          if (news || quiet <= patience || token.isCancellationRequested) return { items };
          await server.closed.wait(token);
        }
      };
      return guarded(server.status, "workspace/diagnostic", none, run)(params, token);
    });
  },
};

/** One round. With `send` everything went out through it, and what is left to answer is empty. */
async function report(
  server: Server,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  send: Send | undefined,
): Promise<{ readonly items: Item[]; readonly news: boolean }> {
  // Clients write one file's URI in more than one way, so files are compared by their paths.
  const key = (uri: string) => server.world.pathOf(uri) ?? uri;
  const before = new Map(previousResultIds.map(({ uri, value }) => [key(uri), { uri, value }]));
  let items: Item[] = [];
  let news = false;
  const add = (item: Item) => {
    items.push(item);
    if (item.kind === "full") news = true;
    if (!send || items.length < batch) return;
    send({ items });
    items = [];
  };
  for await (const { uri, id, diagnostics } of server.closed.all(token)) {
    const known = before.get(key(uri));
    before.delete(key(uri));
    const base = { uri: known?.uri ?? uri, version: null, resultId: id };
    if (known?.value === id) add({ ...base, kind: "unchanged" });
    else add({ ...base, kind: "full", items: diagnostics() });
  }
  if (token.isCancellationRequested) return { items: [], news: false };
  for (const { uri, value } of before.values()) {
    const open = openAgentOf(server, uri);
    if (open || value === gone) continue;
    add({ kind: "full", uri, version: null, resultId: gone, items: [] });
  }
  if (!send || items.length === 0) return { items, news };
  send({ items });
  return { items: [], news };
}

/** The result id of a file that is not reported any more: deleted, excluded, outside of all folders. */
const gone = "gone";
