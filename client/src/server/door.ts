import type { BuiltNote, ExplainAnswer, SectionReport, ServerStatus } from "@agentwright/protocol";
import type { CancellationToken, Diagnostic, Disposable, Event, Uri } from "vscode";

/** What the rest of the client may ask of the language server. Requests wait until it runs. */
export interface ServerDoor extends Disposable {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** Process id, once there is a process. */
  readonly pid: number | undefined;
  explain(uri: Uri): Promise<ExplainAnswer>;
  sections(uri: Uri, token?: CancellationToken): Promise<readonly SectionReport[]>;
  /** The findings of one file, open or not. */
  findings(uri: Uri, token?: CancellationToken): Promise<readonly Diagnostic[]>;
  built(note: BuiltNote): Promise<void>;
  secretsChanged(): Promise<void>;
  /** Ends the process and starts a new one; past crashes are forgotten. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** `stopped`: it ended too often and stays down until the user restarts it. */
export type ServerState = ServerStatus | { readonly state: "stopped"; readonly message: string };
