import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BenchDocument, Format } from "./documents.ts";
import { ServerProcess } from "./process.ts";
import { type Usage, usageOf } from "./usage.ts";

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Report {
  readonly range: Range;
  readonly message: string;
}

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly Report[];
}

const schemaText = readFileSync("schemas/agent.schema.json", "utf8");
const schemaUri = "bench://agent.schema.json";
const association = {
  fileMatch: ["*.agent.yaml", "*.agent.json"],
  uri: schemaUri,
  schema: JSON.parse(schemaText) as unknown,
};

/** Everything that could cost the peers more than they need: schema stores, formatting, limits of their own. */
const settings: Record<string, unknown> = {
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    format: { enable: false },
    schemas: {},
    maxItemsComputed: 5000,
  },
  json: { validate: { enable: true }, schemas: [association], format: { enable: false }, resultLimit: 5000 },
  http: { proxyStrictSSL: false },
  "[yaml]": {},
  editor: { tabSize: 2 },
  files: { associations: {} },
};

const capabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true },
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    diagnostic: { dynamicRegistration: true },
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ["markdown"] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** One server process with one document open, spoken to as an editor does. */
export class BenchSession {
  readonly #server: ServerProcess;
  readonly #folder = mkdtempSync(join(tmpdir(), "agentwright-lsp-bench-"));
  #pull = false;
  #uri = "";
  #version = 1;

  constructor(command: readonly string[]) {
    this.#server = new ServerProcess(command, (method, params) => answer(method, params));
  }

  /** Speaks the beginning; gives milliseconds from the start of the process to the answer to `initialize`. */
  async initialize(): Promise<number> {
    const rootUri = pathToFileURL(this.#folder).href;
    const result = await this.#server.request<{ capabilities: { readonly diagnosticProvider?: unknown } }>(
      "initialize",
      {
        processId: process.pid,
        rootUri,
        workspaceFolders: [{ uri: rootUri, name: "bench" }],
        initializationOptions: { handledSchemaProtocols: ["file"], provideFormatter: false },
        capabilities,
      },
    );
    const ms = performance.now() - this.#server.started;
    this.#pull = result.capabilities.diagnosticProvider !== undefined;
    this.#server.notify("initialized", {});
    this.#server.notify("workspace/didChangeConfiguration", { settings });
    this.#server.notify("yaml/registerCustomSchemaRequest", null);
    this.#server.notify("json/schemaAssociations", [association]);
    await pause(300);
    this.#pull ||= this.#server.registered.includes("textDocument/diagnostic");
    return ms;
  }

  /** Opens a text; its reports when they are as wanted. */
  open(format: Format, text: string, wanted: (reports: readonly Report[]) => boolean): Promise<readonly Report[]> {
    this.#uri = pathToFileURL(join(this.#folder, `bench.agent.${format}`)).href;
    const reports = this.#reports(wanted);
    this.#server.notify("textDocument/didOpen", {
      textDocument: { uri: this.#uri, languageId: format, version: this.#version, text },
    });
    return reports();
  }

  /**
   * Replaces a word in the document's line; settles when reports of the new text are there. What is reported of another
   * version says the opposite of what is waited for, so it never ends the wait.
   */
  edit(document: BenchDocument, from: string, to: string): Promise<readonly Report[]> {
    const { line, character } = document;
    const bad = to === document.wrong;
    const reports = this.#reports(
      all => all.some(one => one.range.start.line <= line && one.range.end.line >= line) === bad,
    );
    this.#server.notify("textDocument/didChange", {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: [
        { range: { start: { line, character }, end: { line, character: character + from.length } }, text: to },
      ],
    });
    return reports();
  }

  ask(method: string, line: number, character: number): Promise<unknown> {
    return this.#server.request(method, { textDocument: { uri: this.#uri }, position: { line, character } });
  }

  get usage(): Usage | undefined {
    return usageOf(this.#server.child.pid ?? 0);
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** To be called before the edit; what it gives, behind it. */
  #reports(wanted: (reports: readonly Report[]) => boolean): () => Promise<readonly Report[]> {
    if (!this.#pull) {
      const fits = ({ uri, diagnostics }: Published) => uri === this.#uri && wanted(diagnostics);
      const told = this.#server.told<Published>("textDocument/publishDiagnostics", fits);
      return async () => (await told).diagnostics;
    }
    const params = { textDocument: { uri: this.#uri } };
    return async () => {
      for (const end = Date.now() + 60_000; Date.now() < end; await pause(2)) {
        const { items } = await this.#server.request<{ items: readonly Report[] }>("textDocument/diagnostic", params);
        if (wanted(items)) return items;
      }
      throw new Error("the reports never became right");
    };
  }
}

function answer(method: string, params: unknown): unknown {
  if (method === "custom/schema/request") return schemaUri;
  if (method === "custom/schema/content" || method === "vscode/content") return schemaText;
  if (method !== "workspace/configuration") return undefined;
  const { items } = params as { readonly items: readonly { readonly section?: string }[] };
  return items.map(({ section }) => (section === undefined ? settings : (at(section) ?? null)));
}

function at(section: string): unknown {
  return section.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], settings);
}

export function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
