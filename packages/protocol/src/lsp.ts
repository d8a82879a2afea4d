/** Our own LSP messages, beside the standard ones. Client and server import these names; nobody spells one twice. */
export const lspMethods = {
  /** Request: ExplainParams -> ExplainAnswer. Which settings, project file and rules apply to a file, and why. */
  explainFile: "agentwright/explainFile",
  /** Request: FileParams -> SectionReport[]. Validate All shows one row a section as real progress. */
  checkSections: "agentwright/checkSections",
  /** Request: FileParams -> ToolTypesAnswer | null. What `agentwright-env.d.ts` beside a config should say. */
  toolTypes: "agentwright/toolTypes",
  /** Request: void -> CrashText | null. The text that the last fault of ours happened on. */
  lastCrash: "agentwright/lastCrash",
  /** Notification, client to server: FlowStatesNote. What a database knows of flows; their lenses say it. */
  flowStates: "agentwright/flowStates",
  /** Notification, client to server: a file that names pgflow is open, so that files of its language are to be answered. */
  flowsWanted: "agentwright/flowsWanted",
  /** Notification, server to client: ServerStatus. */
  status: "agentwright/status",
  /** Request, server to client: void -> string[]. Names of the secrets that are set; never a value. */
  secretNames: "agentwright/secretNames",
  /** Notification, client to server: the set of secret names changed. */
  secretsChanged: "agentwright/secretsChanged",
  /** Notification, client to server: BuiltNote. The lens of a file then says `2 ms · 626 KB · 3fa9…`. */
  built: "agentwright/built",
  /** Request: FlowGraphParams -> FlowGraph | null. The flows of a file as a picture needs them; null: it holds none. */
  flowGraph: "agentwright/flowGraph",
  /** Notification, server to client: FlowGraphNote. The graph of an open file, or a finding in it, is another one now. */
  flowGraphChanged: "agentwright/flowGraphChanged",
} as const;

/** With `text`, the graph of that text as if it stood in the file: an earlier version to compare with. */
export interface FlowGraphParams extends FileParams {
  readonly text?: string;
}

export interface FlowGraphNote extends FileParams {
  readonly version: number;
}

export interface FileParams {
  readonly uri: string;
}

export interface ExplainParams extends FileParams {
  /** What the editor's settings are for the file; absent: the client has none. */
  readonly settings?: readonly SettingNote[];
}

/** One setting: its value, and where that was set. */
export interface SettingNote {
  readonly name: string;
  readonly value: string;
  readonly from: "default" | "user" | "workspace" | "folder";
}

export interface ExplainAnswer {
  readonly markdown: string;
}

export interface ToolTypesAnswer {
  readonly uri: string;
  readonly text: string;
  /** What stands there now; absent: there is no such file. */
  readonly current?: string;
  /** It was generated, and so may be written anew. */
  readonly ours: boolean;
}

/** A fault of ours, with what it takes to see it again. */
export interface CrashText {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  /** The request, such as `textDocument/hover`. */
  readonly what: string;
  readonly stack: string;
}

export interface SectionReport {
  readonly section: string;
  /** Absent in the file: nothing was checked but its absence. */
  readonly present: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
  readonly ms: number;
}

export interface ServerStatus {
  readonly state: "starting" | "ready" | "busy" | "failed";
  readonly version: string;
  /** Agent files that the server knows of. */
  readonly files: number;
  readonly message?: string;
}

export interface BuiltNote {
  readonly uri: string;
  /** The document version that was compiled. */
  readonly version: number;
  readonly ms: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly cached: boolean;
}

/** All that is known of flows in a database; what was told before holds no more. */
export interface FlowStatesNote {
  readonly flows: readonly FlowState[];
}

export interface FlowState {
  readonly slug: string;
  /** For people, in a few words: `in sync`, `options differ (2)`, `structure differs`, `not deployed`. */
  readonly text: string;
}

/** Commands that lenses and code actions of the server ask the client to run; their arguments in order. */
export const lensCommands = {
  /** (uri) */
  compile: "agentwright.compile",
  /** (uri) */
  preview: "agentwright.preview",
  /** (uri, tool name) */
  runTool: "agentwright.runTool",
  /** (uri, secret name, text range of the literal): moves a literal key to SecretStorage. */
  moveKeyToSecrets: "agentwright.moveKeyToSecrets",
  /** (uri, line, character): what names the thing that stands there. */
  showReferences: "agentwright.showReferences",
  /** () */
  restartServer: "agentwright.restartServer",
  /** () */
  showLog: "agentwright.showLog",
  /** () */
  keepCrashText: "agentwright.keepCrashText",
  /** (uri, name of the flow in its file) */
  showFlowGraph: "agentwright.showFlowGraph",
  /** (uri, slug of the flow) */
  compileFlow: "agentwright.compileFlow",
  /** (uri, slug of the flow) */
  compareFlow: "agentwright.compareFlow",
} as const;

/** Language ids of agent configs by syntax; the server also takes any id if the file name ends as one of ours. */
export const agentLanguageIds = { yaml: "agent-yaml", json: "agent-json", jsonc: "agent-jsonc" } as const;

/** Language ids of files that can hold flows. */
export const flowLanguageIds = ["typescript", "typescriptreact", "javascript", "javascriptreact"] as const;
