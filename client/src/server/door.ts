import type {
  BuiltNote,
  CrashText,
  ExplainAnswer,
  FlowGraph,
  FlowGraphNote,
  FlowStatesNote,
  SectionReport,
  ServerStatus,
  SettingNote,
  ToolTypesAnswer,
} from "@agentwright/protocol";
import type { CancellationToken, Diagnostic, Disposable, Event, Uri } from "vscode";

/** What the rest of the client may ask of the language server. Requests wait until it runs. */
export interface ServerDoor extends Disposable {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** Process id, once there is a process. */
  readonly pid: number | undefined;
  explain(uri: Uri, settings: readonly SettingNote[]): Promise<ExplainAnswer>;
  sections(uri: Uri, token?: CancellationToken): Promise<readonly SectionReport[]>;
  /** The findings of one file, open or not. */
  findings(uri: Uri, token?: CancellationToken): Promise<readonly Diagnostic[]>;
  built(note: BuiltNote): Promise<void>;
  /** What `agentwright-env.d.ts` beside a config should say; null for what is no saved config. */
  toolTypes(uri: Uri): Promise<ToolTypesAnswer | null>;
  /** The text that the server's last fault happened on; null: none, or the server is down. */
  lastCrash(): Promise<CrashText | null>;
  /** The flows of a file as a picture needs them, with `text` of an earlier text of it; null: it holds none. */
  flowGraph(uri: Uri, text?: string): Promise<FlowGraph | null>;
  /** The graph of an open file is another one. */
  readonly onDidChangeFlowGraph: Event<FlowGraphNote>;
  /** Tells what a database knows of flows: their lenses say it. */
  flowStates(note: FlowStatesNote): Promise<void>;
  secretsChanged(): Promise<void>;
  /** Ends the process and starts a new one; past crashes are forgotten. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** `stopped`: it ended too often and stays down until the user restarts it. */
export type ServerState = ServerStatus | { readonly state: "stopped"; readonly message: string };
