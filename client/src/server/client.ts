import type { ChildProcess } from "node:child_process";
import { type BuiltNote, lspMethods, type ServerStatus } from "@agentwright/protocol";
import type * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, State } from "vscode-languageclient/node";
import type { Log } from "../log/log.ts";
import { clientOptions } from "./options.ts";

/** What the client reports to the door that owns it. */
export interface ClientEvents {
  /** A process to talk to; called again after a crash. */
  process(): ChildProcess;
  /** The process ended unasked; true: try again. */
  crashed(): boolean;
  status(status: ServerStatus): void;
  secretNames(): Promise<readonly string[]>;
}

/** A language client over a process that `events.process` starts; not started yet. */
export function makeClient(log: Log, indexDir: string, events: ClientEvents): LanguageClient {
  const client = new LanguageClient("agentwright", "Agentwright", async () => events.process(), {
    ...clientOptions(log, indexDir, {
      error: () => ({ action: ErrorAction.Continue }),
      closed: () =>
        events.crashed()
          ? { action: CloseAction.Restart, handled: true, message: "The language server ended; starting it again." }
          : { action: CloseAction.DoNotRestart, handled: true, message: "The language server ended too often." },
    }),
  });
  client.onNotification(lspMethods.status, events.status);
  client.onRequest(lspMethods.secretNames, events.secretNames);
  return client;
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

/** Tells the server what a compile made, for the lens of that file. */
export async function sendBuilt(client: LanguageClient, note: BuiltNote): Promise<void> {
  if (client.state === State.Running) await client.sendNotification(lspMethods.built, note);
}
