import { type ChildProcess, spawn } from "node:child_process";
import { lspMethods, type ServerStatus } from "@agentwright/protocol";
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** URIs of the folders that the client shows; absent: none. */
  readonly folders?: readonly string[];
  /** What the client answers to `agentwright/secretNames`; absent: it does not know the request. */
  readonly secrets?: readonly string[];
}

/** A client that can all that the newest editors can. */
export const modern: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true },
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: {
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
};

/** A client that only takes what it is sent. */
export const plain: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

/** Speaks LSP with a server process as an editor does; waits for what it is told, never for time. */
export class TestClient {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: ServerStatus[] = [];
  readonly logs: string[] = [];
  /** Globs that the server asked to watch. */
  readonly watched: string[] = [];
  refreshes = 0;
  readonly #waiting = new Set<() => void>();

  constructor(serverFile: string, options: ClientOptions = {}, args: readonly string[] = []) {
    this.child = spawn(process.execPath, [...args, serverFile, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const { stdin, stdout } = this.child;
    if (!stdin || !stdout) throw new Error("the server has no pipes");
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    const on = <P>(method: string, take: (params: P) => void) =>
      this.connection.onNotification(method, (params: P) => {
        take(params);
        for (const check of [...this.#waiting]) check();
      });
    on<PublishDiagnosticsParams>("textDocument/publishDiagnostics", params => this.published.push(params));
    on<ServerStatus>(lspMethods.status, params => this.statuses.push(params));
    on<{ message: string }>("window/logMessage", ({ message }) => this.logs.push(message));
    this.connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      for (const check of [...this.#waiting]) check();
      return null;
    });
    this.connection.onRequest("workspace/codeLens/refresh", () => null);
    this.connection.onRequest("client/registerCapability", ({ registrations }: Registered) => {
      for (const { registerOptions } of registrations) {
        this.watched.push(...(registerOptions?.watchers ?? []).map(({ globPattern }) => globPattern));
      }
      for (const check of [...this.#waiting]) check();
      return null;
    });
    const { secrets } = options;
    if (secrets) this.connection.onRequest(lspMethods.secretNames, () => secrets);
    this.connection.listen();
  }

  async initialize({
    capabilities = modern,
    initializationOptions,
    folders,
  }: ClientOptions = {}): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions,
      ...(folders && { workspaceFolders: folders.map(uri => ({ uri, name: uri })) }),
    });
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  /** Settles when a condition on what the server sent holds. */
  async until<T>(condition: () => T | undefined | false): Promise<T> {
    const now = condition();
    if (now) return now;
    return new Promise(resolve => {
      const check = () => {
        const value = condition();
        if (!value) return;
        this.#waiting.delete(check);
        resolve(value);
      };
      this.#waiting.add(check);
    });
  }

  async open(uri: string, text: string, languageId = "yaml", version = 1): Promise<void> {
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version, text },
    });
  }

  /** Replaces one range (line, character each) by a text. */
  async edit(
    uri: string,
    version: number,
    range: readonly [number, number, number, number],
    text: string,
  ): Promise<void> {
    const [line, character, endLine, endCharacter] = range;
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [
        { range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text },
      ],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  async pull(uri: string, previousResultId?: string): Promise<Pulled> {
    return this.request("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
  }

  /** What stands in every agent of the client's folders that no editor shows; `previous` as an answer gave it. */
  async pullAll(previous: PulledAll = new Map()): Promise<PulledAll> {
    const previousResultIds = [...previous].map(([uri, { resultId }]) => ({ uri, value: resultId }));
    const { items } = await this.request<{ items: (Pulled & { uri: string })[] }>("workspace/diagnostic", {
      previousResultIds,
    });
    const all = new Map(previous);
    for (const item of items) if (item.kind === "full") all.set(item.uri, item);
    return all;
  }

  /** Tells that files changed on disk. */
  async touched(...uris: readonly string[]): Promise<void> {
    const changes = uris.map(uri => ({ uri, type: 2 }));
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  }

  async request<R>(method: string, params: unknown): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** Ends the server as an editor does and gives its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>(resolve => this.child.once("exit", code => resolve(code)));
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

export interface Pulled {
  readonly kind: "full" | "unchanged";
  readonly resultId: string;
  readonly items: Diagnostic[];
}

export type PulledAll = ReadonlyMap<string, Pulled>;

interface Registered {
  readonly registrations: readonly {
    readonly registerOptions?: { readonly watchers?: readonly { readonly globPattern: string }[] };
  }[];
}
