import type { ChildProcess } from "node:child_process";
import { type FlowGraphNote, lspMethods, type ServerStatus } from "@agentwright/protocol";
import type * as vscode from "vscode";
import { CloseAction, DidOpenTextDocumentNotification, ErrorAction, LanguageClient } from "vscode-languageclient/node";
import type { Log } from "../log/log.ts";
import { programMiddleware } from "./middleware.ts";
import { clientOptions } from "./options.ts";
import type { Programs } from "./programs.ts";

/** What the client of one process is given, and reports. */
export interface ClientParts {
  readonly process: ChildProcess;
  status(status: ServerStatus): void;
  secretNames(): Promise<readonly string[]>;
  readonly programs: Programs;
  flowGraphChanged(note: FlowGraphNote): void;
}

/** A language client over one process; not started yet. When that ends so does the client, and with it its findings. */
export function makeClient(log: Log, indexDir: string, parts: ClientParts): LanguageClient {
  const open = async (document: vscode.TextDocument): Promise<void> => {
    await client.getFeature(DidOpenTextDocumentNotification.method).getProvider(document)?.send(document);
  };
  const client: QuietClient = new QuietClient("agentwright", "Agentwright", async () => parts.process, {
    ...clientOptions(log, indexDir, {
      // What is no message (a crash handler's words, say) would leave both sides waiting for the other.
      error: (_, message) => {
        if (message === undefined) parts.process.kill("SIGKILL");
        return { action: ErrorAction.Continue, handled: true };
      },
      closed: () => ({ action: CloseAction.DoNotRestart, handled: true, message: "The language server ended." }),
    }),
    middleware: programMiddleware(parts.programs, open),
  });
  client.onNotification(lspMethods.status, parts.status);
  client.onRequest(lspMethods.secretNames, parts.secretNames);
  client.onNotification(lspMethods.flowGraphChanged, parts.flowGraphChanged);
  return client;
}

/** What fails is said by our own status and message, with what one can do; the library's say neither. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Findings of a file by a request of our own: for files that no editor shows. */
export async function pullFindings(
  client: LanguageClient,
  uri: vscode.Uri,
  token?: vscode.CancellationToken,
): Promise<readonly vscode.Diagnostic[]> {
  const report = await client.sendRequest(
    "textDocument/diagnostic",
    { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) } },
    token,
  );
  const items = (report as { items?: unknown }).items;
  return Array.isArray(items) ? client.protocol2CodeConverter.asDiagnostics(items, token) : [];
}
