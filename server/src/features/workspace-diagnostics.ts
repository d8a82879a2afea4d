import { uuid5 } from "@agentwright/language/agent/identity/identity";
import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Feature, Server } from "../feature.ts";
import { guarded } from "../guard.ts";
import { kindOf } from "../kinds/index.ts";

/** Reports that go out together. */
const batch = 64;
/** How often in a row "nothing new" is said at once; a client that goes on asking is answered when there is news. */
const patience = 2;

/** Milliseconds after an edit in which the next one is waited for: what is being typed the client asks for itself. */
const resting = 1000;

type Item = WorkspaceDocumentDiagnosticReport;
type Send = (report: WorkspaceDiagnosticReport) => void;

/** `workspace/diagnostic`: findings of all agents and flow files in the client's folders, whether an editor shows them or not. */
export const workspaceDiagnostics: Feature = {
  capabilities: () => ({}),
  listen(server) {
    if (!server.abilities.pull) return;
    const none: WorkspaceDiagnosticReport = { items: [] };
    let quiet = 0;
    server.documents.onDidChangeContent(() => server.closed.changed(resting));
    server.connection.languages.diagnostics.onWorkspace((params, token, _work, partial) => {
      const send = partial && ((report: WorkspaceDiagnosticReport) => partial.report(report));
      const run = async () => {
        for (;;) {
          const seen = server.closed.news;
          const { items, news } = await report(server, params, token, send);
          quiet = news ? 0 : quiet + 1;
          if (news || quiet <= patience || token.isCancellationRequested) return { items };
          await server.closed.wait(token, seen);
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
    const resultId = `${here}${id}`;
    const base = { uri: known?.uri ?? uri, version: null, resultId };
    if (known?.value === resultId) add({ ...base, kind: "unchanged" });
    else add({ ...base, kind: "full", items: diagnostics() });
  }
  if (token.isCancellationRequested) return { items: [], news: false };
  for (const file of server.documents.all()) {
    const known = before.get(key(file.uri));
    before.delete(key(file.uri));
    // What the client asks for by itself it knows better, and names by an id that is not of here. But a document can
    // be open without a tab: then it does not ask.
    if (!kindOf(file)?.isHeard || (known && !known.value.startsWith(here))) continue;
    if (file.kind === "flow") {
      // An open program has a provider of its own: what was said of it here while it was closed is taken back.
      if (known && known.value !== gone) add({ ...takenBack, uri: known.uri });
      continue;
    }
    if (!(await server.checker.prepare(file, () => token.isCancellationRequested))) return { items: [], news: false };
    const items = server.diagnostics.of(file);
    const id = `${here}${uuid5(JSON.stringify(items))}`;
    const base = { uri: known?.uri ?? file.uri, version: file.version, resultId: id };
    if (known?.value === id) add({ ...base, kind: "unchanged" });
    else add({ ...base, kind: "full", items });
  }
  for (const { uri, value } of before.values()) {
    if (value !== gone) add({ ...takenBack, uri });
  }
  if (!send || items.length === 0) return { items, news };
  send({ items });
  return { items: [], news };
}

/** The result id of a file that is not reported any more: deleted, excluded, outside of all folders. */
const gone = "here gone";
const takenBack = { kind: "full" as const, version: null, resultId: gone, items: [] };
/** How the ids begin that are given here, not in answers about one document. */
const here = "here ";
